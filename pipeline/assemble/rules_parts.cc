#include "pipeline/assemble/rules_parts.h"

#include <algorithm>
#include <optional>

#include "pipeline/assemble/rules_formula.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool divides(const Material& material, std::uint32_t at) {
  return rule_word_at(material, at, "divided") ||
         rule_word_at(material, at, "progressive");
}

// 每千瓦时0.05元, in bands of 千瓦时.
bool is_rate_of(const AwardRow& row, const std::string& unit) {
  return std::find(row.per.begin(), row.per.end(), unit) != row.per.end();
}

bool differ_only_in(const Tests& a, const Tests& b, std::size_t column) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i == column) continue;
    if (a[i].has_value() != b[i].has_value()) return false;
    if (a[i] && feel_of(*a[i]) != feel_of(*b[i])) return false;
  }
  return true;
}

// The rows of parts up to `row`, from the lowest on.
std::vector<std::size_t> parts_below(const AwardTable& table, std::size_t row,
                                     std::size_t column) {
  const auto low_of = [&](std::size_t r) {
    return table.tests[r][column]->low.value_or(Decimal(0));
  };
  std::vector<std::size_t> parts;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (part_of(table, r) != static_cast<int>(column)) continue;
    if (low_of(r) < low_of(row) &&
        differ_only_in(table.tests[row], table.tests[r], column)) {
      parts.push_back(r);
    }
  }
  std::sort(parts.begin(), parts.end(), [&](std::size_t a, std::size_t b) {
    return low_of(a) < low_of(b);
  });
  return parts;
}

// What the full parts below `row` give.
std::optional<Decimal> given_below(const AwardTable& table, std::size_t row,
                                   std::size_t column) {
  std::optional<Decimal> sum = Decimal(0), reached;
  for (const std::size_t part : parts_below(table, row, column)) {
    const Condition& band = *table.tests[part][column];
    const bool gap = reached && band.low != reached;
    reached = band.high;
    if (gap || !band.high) return std::nullopt;
    const auto width =
        Decimal::subtract(*band.high, band.low.value_or(Decimal(0)));
    const auto given =
        width ? Decimal::multiply(*width, *table.rows[part].then) : width;
    sum = given ? Decimal::add(*sum, *given) : given;
    if (!sum) return sum;
  }
  if (reached && table.tests[row][column]->low != reached) return std::nullopt;
  return sum;
}

}  // namespace

std::string divided_by(const Material& material, Span words) {
  constexpr std::u32string_view kMarks = U",;:。";
  const std::u32string_view text = material.text.folded;
  Span name = words;
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    if (divides(material, at) || kMarks.find(text[at]) != kMarks.npos) {
      name.end = at;
      break;
    }
    // 服务费按成交额: behind 按, unless that leads to 分段.
    const Word edge = material.words.begins(text, at, Dictionary::rule_edge);
    if (material.words.cell(edge, "at") != "both" ||
        divides(material, at + edge.length)) {
      continue;
    }
    name.begin = at + edge.length;
    at = name.begin - 1;
  }
  name.begin = std::min(name.begin, name.end);
  name = without_edges(material, name);
  const Word edge =
      material.words.begins(text, name.begin, Dictionary::rule_edge);
  if (edge && edge.length >= name.length()) return {};
  return words_of(material, name);
}

void find_parts(const Material& material, AwardTable& table,
                const std::vector<Span>& around) {
  if (!table.rows[0].ratio && !table.rows[0].cap) return;
  if (std::none_of(
          table.columns.begin(), table.columns.end(),
          [](const Condition& column) { return column.unit == "CNY"; })) {
    return;
  }
  const auto lead = std::find_if(around.begin(), around.end(), [&](Span place) {
    return first_rule_word(material, place, "progressive").has_value();
  });
  if (lead == around.end()) return;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].unit != "CNY") continue;
    if (table.columns[c].name.empty()) {
      table.columns[c].name = divided_by(material, *lead);
    }
    for (Tests& tests : table.tests) {
      if (tests[c]) tests[c]->part = true;
    }
  }
}

int part_of(const AwardTable& table, std::size_t row) {
  const AwardRow& award = table.rows[row];
  if (!award.then) return -1;
  const Tests& tests = table.tests[row];
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (!tests[i] || !tests[i]->part) continue;
    if (award.ratio || award.denies || is_rate_of(award, tests[i]->unit)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

std::string sum_of_parts(const AwardTable& table, std::size_t row) {
  constexpr std::size_t kMostRows = 100;  // each is compared with all
  if (table.rows.size() > kMostRows) return {};
  const auto column = static_cast<std::size_t>(part_of(table, row));
  const auto below = given_below(table, row, column);
  const std::string& name = table.columns[column].name;
  if (!below || !is_feel_name(name)) return {};
  if (table.rows[row].then->is_zero()) return below->str();
  const auto low = table.tests[row][column]->low.value_or(Decimal(0));
  const std::string above =
      table.rows[row].then->str() + " * " +
      (low.is_zero() ? name : "(" + name + " - " + low.str() + ")");
  return below->is_zero() ? above : below->str() + " + " + above;
}

}  // namespace tiaowen
