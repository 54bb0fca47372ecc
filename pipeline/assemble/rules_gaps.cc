#include "pipeline/assemble/rules_gaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Scores and money run on without steps; so must their bands. Where things
// are counted the next whole number may begin the next band.
bool is_continuous(const std::string& unit) {
  return unit == "分" || unit == "CNY" || unit == "%";
}

const Decimal kOne(1);

// Is there something between the two?
bool apart(const Condition& lower, const Condition& upper) {
  if (!lower.high || !upper.low || *lower.high > *upper.low) return false;
  if (is_continuous(lower.unit)) {
    return *lower.high < *upper.low || (!lower.with_high && !upper.with_low);
  }
  const auto first_free =
      lower.with_high ? Decimal::add(*lower.high, kOne) : lower.high;
  const auto last_free =
      upper.with_low ? Decimal::add(*upper.low, Decimal(-1)) : upper.low;
  return first_free && last_free && *first_free <= *last_free;
}

void report_between(const Material& material, std::vector<Condition> bands,
                    std::vector<Finding>& findings) {
  std::sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) {
    if (!a.low || !b.low) return !a.low && b.low;
    return *a.low < *b.low;
  });
  for (std::size_t i = 1; i < bands.size(); ++i) {
    const Condition &lower = bands[i - 1], &upper = bands[i];
    if (!apart(lower, upper)) continue;
    findings.push_back({Severity::warning, "rule.gap",
                        "nothing is said between “" +
                            band_words(material, lower) + "” and “" +
                            band_words(material, upper) + "”: from " +
                            lower.high->str() + " to " + upper.low->str(),
                        upper.span});
  }
}

// Levels, grades and prizes: rows of rule_word.tsv.
bool is_grade(std::string_view kind) {
  return kind == "level" || kind == "grade" || kind == "prize";
}

// Is a column of this name one of levels, grades or prizes?
bool holds_grades(const Lexicon& words, std::string_view name) {
  const std::size_t rows = words.rows(Dictionary::rule_word);
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_grade(words.cell(Dictionary::rule_word, row, "kind")) &&
        words.cell(Dictionary::rule_word, row, "name") == name) {
      return true;
    }
  }
  return false;
}

// A level, grade or prize at `at`, with the words it is called.
std::optional<Span> grade_at(const Material& material, std::uint32_t at,
                             const std::string& name) {
  const Word word =
      material.words.begins(material.text.folded, at, Dictionary::rule_word);
  if (!word || !is_grade(material.words.cell(word, "kind")) ||
      material.words.cell(word, "name") != name) {
    return std::nullopt;
  }
  return Span{at, at + word.length};
}

// Behind one item of a list the next may begin: 国家级、省级和市级.
std::uint32_t after_joint(std::u32string_view text, std::uint32_t at) {
  constexpr std::u32string_view kJoints = U"、和或及与/";
  constexpr std::uint32_t kMostLetters = 2;
  std::uint32_t next = at;
  while (next < text.size() && next < at + kMostLetters &&
         kJoints.find(text[next]) != kJoints.npos) {
    ++next;
  }
  return next;
}

// The lists of two and more that stand in `span`.
std::vector<std::vector<Span>> lists_in(const Material& material, Span span,
                                        const std::string& name) {
  std::vector<std::vector<Span>> lists;
  const std::u32string_view text = material.text.folded;
  for (std::uint32_t at = span.begin; at < span.end;) {
    std::vector<Span> list;
    while (const auto item = grade_at(material, at, name)) {
      list.push_back(*item);
      at = after_joint(text, item->end);
      if (at == item->end) break;
    }
    if (list.size() > 1) lists.push_back(std::move(list));
    if (list.empty()) ++at;
  }
  return lists;
}

std::set<std::string> values_of(const AwardTable& table, std::size_t column) {
  std::set<std::string> values;
  for (const auto& tests : table.tests) {
    if (!tests[column]) return {};  // a row that asks nothing covers all
    if (!tests[column]->truth) return {};
    values.insert(tests[column]->values.begin(), tests[column]->values.end());
  }
  return values;
}

}  // namespace

std::string band_words(const Material& material, const Condition& band) {
  const std::u32string_view text = material.text.folded;
  Span words = band.span;
  if (const Word word =
          material.words.ends(text, words.begin, Dictionary::bound_before)) {
    words.begin -= word.length;
  }
  if (const Word word =
          material.words.begins(text, words.end, Dictionary::bound_after)) {
    words.end += word.length;
  }
  return words_of(material, words);
}

void report_gaps(const Material& material, const AwardTable& table,
                 std::vector<Finding>& findings) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].kind != ConditionKind::number) continue;
    std::map<std::string, std::vector<Condition>> bands;
    for (const auto& tests : table.tests) {
      if (!tests[column]) continue;
      std::string others;
      for (std::size_t i = 0; i < tests.size(); ++i) {
        if (i != column) others += tests[i] ? feel_of(*tests[i]) + "|" : "-|";
      }
      bands[others].push_back(*tests[column]);
    }
    for (auto& [others, group] : bands) {
      report_between(material, std::move(group), findings);
    }
  }
}

std::vector<Span> words_around(const Material& material, int clause,
                               std::size_t block) {
  constexpr std::uint32_t kReach = 1000;
  std::vector<Span> around;
  const auto add = [&](Span words) {
    words.end = std::min(words.end, words.begin + kReach);
    if (!words.empty()) around.push_back(words);
  };
  if (clause < 0) add(material.text.blocks[block].span);
  for (int at = clause; at >= 0;) {
    const Clause& one = material.clauses[static_cast<std::size_t>(at)];
    if (at == clause) {
      add(one.span);
    } else {
      // The heading, and the line between it and the first item.
      const auto from = std::max(one.heading.end, one.span.begin) + 1;
      const auto stop = material.text.folded.find(U'\n', from);
      add({one.span.begin, static_cast<std::uint32_t>(
                               std::min<std::size_t>(stop, one.span.end))});
    }
    at = one.parent;
  }
  return around;
}

void report_missing_levels(const Material& material, const AwardTable& table,
                           const std::vector<Span>& around,
                           std::vector<Finding>& findings) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].kind != ConditionKind::words) continue;
    std::set<std::string> values = values_of(table, column);
    if (values.size() < 2 ||
        !holds_grades(material.words, table.columns[column].name)) {
      continue;
    }
    for (const Span place : around) {
      for (const auto& list :
           lists_in(material, place, table.columns[column].name)) {
        const bool shared =
            std::any_of(list.begin(), list.end(), [&](Span item) {
              return values.count(words_of(material, item)) != 0;
            });
        if (!shared) continue;
        for (const Span item : list) {
          const std::string level = words_of(material, item);
          if (!values.insert(level).second) continue;
          findings.push_back({Severity::warning, "rule.gap",
                              "“" + level + "” is named, and no row of the " +
                                  "table says what it gets",
                              item});
        }
      }
    }
  }
}

}  // namespace tiaowen
