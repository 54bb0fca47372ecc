#include "extractors/time_bound.h"

#include "extractors/time_date.h"

namespace tiaowen {
namespace {

BoundWord word_named(std::string_view name) {
  if (name == "by") return BoundWord::by;
  if (name == "to") return BoundWord::to;
  if (name == "from") return BoundWord::from;
  if (name == "since") return BoundWord::since;
  if (name == "within") return BoundWord::within;
  if (name == "after") return BoundWord::after;
  if (name == "until") return BoundWord::until;
  if (name == "at_least") return BoundWord::at_least;
  if (name == "at_most") return BoundWord::at_most;
  if (name == "about") return BoundWord::about;
  if (name == "each") return BoundWord::each;
  return BoundWord::none;
}

}  // namespace

BoundRead read_bounds(const TimeScope& scope, std::size_t begin,
                      std::size_t end) {
  BoundRead read;
  const std::size_t after = over_blanks(scope.folded, skip_clock(scope, end));
  read.after = word_named(cell_at(scope, after, Dictionary::time_bound_after,
                                  "bound", &read.word_after));
  read.end = read.word_after ? after + read.word_after.length : end;
  const std::size_t before = before_blanks(scope.folded, begin);
  read.before =
      word_named(cell_before(scope, before, Dictionary::time_bound_before,
                             "bound", &read.word_before));
  read.begin = read.word_before ? before - read.word_before.length : begin;
  return read;
}

TimeBound date_bound(const BoundRead& bound) {
  switch (bound.after) {
    case BoundWord::by:
      return TimeBound::by;
    case BoundWord::from:
    case BoundWord::since:
      return TimeBound::from;
    case BoundWord::within:
      return TimeBound::within;
    case BoundWord::after:
      return TimeBound::after;
    case BoundWord::until:
      return TimeBound::until;
    default:
      break;
  }
  switch (bound.before) {
    case BoundWord::by:
    case BoundWord::to:
    case BoundWord::at_most:  // 最迟不得超过4月10日
      return TimeBound::by;
    case BoundWord::from:
      return TimeBound::from;
    case BoundWord::until:
      return TimeBound::until;
    default:
      return TimeBound::at;
  }
}

}  // namespace tiaowen
