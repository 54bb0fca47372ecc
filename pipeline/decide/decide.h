// decide: one decision table put to one case.
//
//   decide(rule, {{"级别", value_of("省级")}})   row 1, then 300000
//
// The names given need not be the table's: 得分 fits the column 考核得分(分),
// and the answer says so. What is not given is not guessed: a row that asks for
// it is neither hit nor missed, but a condition in words that is not denied is
// taken to hold, and one that shuts out (存在失信行为的,不予奖励) not to; both
// are named in the answer.
#pragma once

#include <string>
#include <vector>

#include "pipeline/decide/unary_test.h"
#include "pipeline/model/record.h"

namespace tiaowen {

struct Given {
  std::string name;
  GivenValue value;
};

enum class Verdict {
  decided,    // one figure
  no_figure,  // a row is hit, but the document states no figure there
  no_row,     // no row is hit
  open,       // it depends on what is not given
  several,    // rows with different figures are hit
};
std::string_view name_of(Verdict verdict);

struct Answer {
  Verdict verdict = Verdict::no_row;
  std::vector<std::size_t> rows;     // hit, and if none those still possible
  std::vector<std::size_t> asked;    // columns that must be given to decide
  std::vector<std::size_t> assumed;  // conditions taken to hold …
  std::vector<std::size_t> denied;   // … and not to
  std::vector<int> columns;          // of each given; -1: fits none
  std::vector<std::size_t> unfit;    // given values a column cannot read
  std::vector<std::string> wanted;   // names its formula lacks
  std::optional<Decimal> result;     // of the formula
};

Answer decide(const Rule& rule, const std::vector<Given>& given);

// How well the names and values given fit the columns of `rule`: for choosing
// between rules of one name.
int fit_of(const Rule& rule, const std::vector<Given>& given);

// The sentence around `span`: what an answer rests on.
Span sentence_around(std::u32string_view text, Span span);

}  // namespace tiaowen
