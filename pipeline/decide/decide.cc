#include "pipeline/decide/decide.h"

#include <algorithm>

#include "pipeline/decide/columns.h"
#include "pipeline/decide/formula.h"

namespace tiaowen {
namespace {

enum class Standing { missed, open, hit };

// A table and what is known of each of its columns.
struct Case {
  const Rule& rule;
  std::vector<const GivenValue*> known;  // by column; null: not given
};

bool states(const RuleRow& row) {
  return row.then || row.then_min || row.then_max;
}

// Is nothing given to whom this condition holds for? Nobody is taken to be
// shut out unasked.
bool shuts_out(const Rule& rule, std::size_t column) {
  if (rule.inputs[column].type != "boolean") return false;
  return std::all_of(
      rule.rows.begin(), rule.rows.end(), [&](const RuleRow& row) {
        const bool asks =
            column < row.when.size() && row.when[column] == "true";
        return !asks || (row.then && row.then->is_zero());
      });
}

Standing standing_of(const Case& one, const RuleRow& row, Answer& answer) {
  Standing standing = Standing::hit;
  for (std::size_t c = 0; c < one.rule.inputs.size(); ++c) {
    const std::string_view test =
        c < row.when.size() ? std::string_view(row.when[c]) : "-";
    if (test == "-" || test.empty()) continue;
    if (one.known[c] == nullptr) {
      const bool holds = !shuts_out(one.rule, c);
      if (test == (holds ? "true" : "false")) continue;  // said in the answer
      if (test == "true" || test == "false") return Standing::missed;
      standing = Standing::open;
      continue;
    }
    const auto accepted = accepts(test, *one.known[c]);
    if (!accepted) {
      for (std::size_t g = 0; g < answer.columns.size(); ++g) {
        if (answer.columns[g] == static_cast<int>(c) &&
            std::find(answer.unfit.begin(), answer.unfit.end(), g) ==
                answer.unfit.end()) {
          answer.unfit.push_back(g);
        }
      }
    }
    if (!accepted || !*accepted) return Standing::missed;
  }
  return standing;
}

bool same_figure(const RuleRow& a, const RuleRow& b) {
  return a.then == b.then && a.then_min == b.then_min &&
         a.then_max == b.then_max && a.formula == b.formula;
}

void add(std::vector<std::size_t>& to, std::size_t one) {
  if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
}

// The columns that `rows` ask about without an answer.
void ask(const Case& one, const std::vector<std::size_t>& rows,
         Answer& answer) {
  for (const std::size_t r : rows) {
    const auto& when = one.rule.rows[r].when;
    for (std::size_t c = 0; c < when.size(); ++c) {
      if (one.known[c] != nullptr || when[c] == "-" || when[c].empty()) {
        continue;
      }
      add(when[c] == "true"    ? answer.assumed
          : when[c] == "false" ? answer.denied
                               : answer.asked,
          c);
    }
  }
}

void compute(const Case& one, const std::vector<Given>& given, Answer& answer) {
  const std::string& formula = one.rule.rows[answer.rows.front()].formula;
  if (formula.empty()) return;
  std::map<std::string, Decimal, std::less<>> values;
  for (std::size_t g = 0; g < given.size(); ++g) {
    if (!given[g].value.number) continue;
    values.emplace(given[g].name, *given[g].value.number);
    if (answer.columns[g] >= 0) {
      const auto c = static_cast<std::size_t>(answer.columns[g]);
      values.emplace(one.rule.inputs[c].name, *given[g].value.number);
    }
  }
  for (const std::string& name : names_in(formula)) {
    if (!values.contains(name)) answer.wanted.push_back(name);
  }
  answer.result = evaluated(formula, values);
}

void judge(const Case& one, std::vector<std::size_t> hits,
           std::vector<std::size_t> open, Answer& answer) {
  const auto& rows = one.rule.rows;
  // Rows without a figure say nothing beside one that has one.
  std::vector<std::size_t> figures;
  std::copy_if(hits.begin(), hits.end(), std::back_inserter(figures),
               [&](std::size_t r) { return states(rows[r]); });
  const bool unique = one.rule.hit_policy == "UNIQUE";
  if (hits.empty() && open.empty()) {
    answer.verdict = Verdict::no_row;
  } else if (!figures.empty()) {
    const bool same =
        std::all_of(figures.begin(), figures.end(), [&](std::size_t r) {
          return same_figure(rows[r], rows[figures.front()]);
        });
    answer.verdict = same ? Verdict::decided : Verdict::several;
    answer.rows = figures;
    ask(one, figures, answer);
    if (!unique) ask(one, open, answer);
  } else if (!hits.empty()) {
    answer.verdict = Verdict::no_figure;
    answer.rows = hits;
    ask(one, hits, answer);
  } else {
    answer.verdict = Verdict::open;
    answer.rows = open;
    ask(one, open, answer);
  }
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::decided:
      return "decided";
    case Verdict::no_figure:
      return "no_figure";
    case Verdict::no_row:
      return "no_row";
    case Verdict::open:
      return "open";
    case Verdict::several:
      return "several";
  }
  return {};
}

Answer decide(const Rule& rule, const std::vector<Given>& given) {
  Answer answer;
  answer.columns = columns_of(rule, given);
  Case one{rule, std::vector<const GivenValue*>(rule.inputs.size(), nullptr)};
  for (std::size_t g = 0; g < given.size(); ++g) {
    if (answer.columns[g] < 0) continue;
    one.known[static_cast<std::size_t>(answer.columns[g])] = &given[g].value;
  }
  std::vector<std::size_t> hits, open;
  for (std::size_t r = 0; r < rule.rows.size(); ++r) {
    const Standing standing = standing_of(one, rule.rows[r], answer);
    if (standing == Standing::hit) hits.push_back(r);
    if (standing == Standing::open) open.push_back(r);
  }
  judge(one, std::move(hits), std::move(open), answer);
  if (answer.verdict == Verdict::decided) compute(one, given, answer);
  return answer;
}

int fit_of(const Rule& rule, const std::vector<Given>& given) {
  const std::vector<int> columns = columns_of(rule, given);
  int fit = 0;
  for (std::size_t g = 0; g < given.size(); ++g) {
    if (columns[g] < 0) continue;
    fit += fit_of(rule, static_cast<std::size_t>(columns[g]), given[g]);
  }
  return fit;
}

Span sentence_around(std::u32string_view text, Span span) {
  constexpr std::u32string_view kEnds = U"。！？\n";
  const auto size = static_cast<std::uint32_t>(text.size());
  Span sentence{std::min(span.begin, size), std::min(span.end, size)};
  while (sentence.begin > 0 &&
         kEnds.find(text[sentence.begin - 1]) == kEnds.npos) {
    --sentence.begin;
  }
  const bool ended = sentence.end > sentence.begin &&
                     kEnds.find(text[sentence.end - 1]) != kEnds.npos;
  while (!ended && sentence.end < size && text[sentence.end] != U'\n') {
    if (kEnds.find(text[sentence.end++]) != kEnds.npos) break;
  }
  return sentence;
}

}  // namespace tiaowen
