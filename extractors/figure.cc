#include "extractors/figure.h"

#include <algorithm>

#include "extractors/cell_unit.h"
#include "extractors/whole_number.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Numbers of a list looked through for the one that states the unit.
constexpr std::size_t kLongestList = 10;
// Of the words between the numbers of a list that share a bound.
constexpr std::size_t kLongestItem = 24;
// Around a 达 for words that tell of what has been reached.
constexpr std::size_t kResultReach = 40;

const Numeral* numeral_at(const Reading& reading, std::size_t index) {
  return index < reading.numerals.size() ? &reading.numerals[index] : nullptr;
}

std::optional<Share> value_of(const Numeral& numeral, const UnitAt& unit) {
  if (unit.whole) return Share{*unit.whole};
  const auto over = Decimal::multiply(numeral.value, unit.factor);
  if (!over) return std::nullopt;
  return Share{*over, numeral.percent ? Decimal(1) : numeral.under};
}

bool is_dash(char32_t c) {
  return c == U'-' || c == U'—' || c == U'~' || c == U'～' || c == U'至' ||
         c == U'到' || c == U'〜';
}

// Behind the dash of a range that stands at `at`; 0 where there is none.
std::size_t behind_dash(std::u32string_view text, std::size_t at) {
  std::size_t place = behind_blanks(text, at);
  if (place >= text.size() || !is_dash(text[place])) return 0;
  const char32_t dash = text[place];
  while (place < text.size() && text[place] == dash) ++place;
  return behind_blanks(text, place);
}

// The low end of 5—10万元 takes the scale of the high one, where that leaves
// it the lower one: 8500到3万 keeps its own.
std::optional<Decimal> borrowed(const Numeral& low, const Numeral& high) {
  std::optional<Decimal> best;
  if (low.scale != 0) return low.value;
  for (const int scale : {high.scale, high.wide_scale}) {
    if (scale == 0) continue;
    const auto value =
        Decimal::multiply(low.value, Decimal::power_of_ten(scale));
    if (value && *value < high.value && (!best || *value > *best)) {
      best = value;
    }
  }
  if (best) return best;
  return low.value < high.value ? std::optional(low.value) : std::nullopt;
}

struct Range {
  UnitAt high;
  Share low_value, high_value;
  OpenEnds open;
  Limit before, behind;  // of the low end and of the high one
};

bool upper(Bound bound) {
  return bound == Bound::at_most || bound == Bound::less_than;
}

// [5%, 20%], (1000万元,5000万元]: an interval as mathematics writes it, with
// one square bracket at least.
bool is_interval(std::u32string_view text, std::size_t low_begin,
                 std::size_t low_end, const UnitAt& high) {
  if (low_begin == 0 || high.end >= text.size()) return false;
  const char32_t open = text[low_begin - 1], close = text[high.end];
  const bool square = open == U'[' || close == U']';
  if (!square || (open != U'[' && open != U'(') ||
      (close != U']' && close != U')')) {
    return false;
  }
  return trim(text.substr(low_end, high.begin - low_end)) == U",";
}

// Does what stands between the ends (and around the high one) make a range?
// A至B, A—B, A(含)至B, A以上B以下, A以上、不足B.
bool makes_range(const Reading& reading, std::size_t low_begin,
                 std::size_t low_end, const UnitAt& high) {
  const std::u32string_view text = reading.text.folded;
  if (is_interval(text, low_begin, low_end, high)) return true;
  const Limit behind = limit_behind(reading, low_end);
  std::size_t at = behind.stated() ? behind.words.end : low_end;
  if (behind.stated() && upper(behind.bound)) return false;
  if (const std::size_t place = behind_dash(text, at); place != 0) {
    return place == high.begin;
  }
  if (!behind.stated() || behind.bound == Bound::range) return false;
  at = behind_blanks(text, at);
  if (at < text.size() && std::u32string_view(U",、且").find(text[at]) !=
                              std::u32string_view::npos) {
    at = behind_blanks(text, at + 1);
  }
  const Limit before = limit_before(reading, high.begin, low_end);
  const bool bounded = before.stated() && upper(before.bound);
  const std::size_t begin = bounded ? before.words.begin : high.begin;
  if (begin != at) return false;
  const Limit last = limit_behind(reading, high.end);
  return bounded || (last.stated() && upper(last.bound));
}

// Does the limit leave its number out? 超过, 不满, (不含)
bool leaves_out(const Reading& reading, const Limit& limit) {
  if (limit.bound == Bound::range) {
    return reading.text.view(limit.words).find(U'不') != std::u32string::npos;
  }
  return limit.bound == Bound::more_than || limit.bound == Bound::less_than;
}

// Which ends the words around a range leave out: 超过500万元至1000万元,
// 60分(含)至80分(不含), (10%,20%].
void read_ends(const Reading& reading, std::size_t low_begin,
               std::size_t low_end, Range& range) {
  const std::u32string_view text = reading.text.folded;
  if (is_interval(text, low_begin, low_end, range.high)) {
    range.open = {text[low_begin - 1] == U'(', text[range.high.end] == U')'};
    return;
  }
  range.before = limit_behind(reading, low_end);
  if (!range.before.stated()) {
    range.before = limit_before(reading, low_begin, low_begin);
  }
  range.behind = limit_behind(reading, range.high.end);
  const Limit inside = limit_before(reading, range.high.begin, low_end);
  range.open.min = leaves_out(reading, range.before);
  range.open.max = leaves_out(reading, range.behind) ||
                   (inside.stated() && leaves_out(reading, inside));
}

std::optional<Range> read_range(const Reading& reading, std::size_t index,
                                const std::optional<UnitAt>& low,
                                UnitReader unit) {
  const Numeral& numeral = reading.numerals[index];
  const std::size_t next = index + 1 + (low ? low->more_numerals : 0);
  const Numeral* partner = numeral_at(reading, next);
  const std::size_t low_end = low ? low->end : numeral.span.end;
  // Far more than any (含)以上至不足 between two ends.
  if (!unit.may_read(reading, next) || partner->span.begin > low_end + 16) {
    return std::nullopt;
  }
  const auto high = unit(reading, next);
  if (!high || (low && low->row.row != high->row.row)) return std::nullopt;
  if (!makes_range(reading, low ? low->begin : numeral.span.begin, low_end,
                   *high))
    return std::nullopt;
  const auto high_value = value_of(*partner, *high);
  std::optional<Share> low_value;
  if (low) {
    low_value = value_of(numeral, *low);
  } else if (const auto own = borrowed(numeral, *partner)) {
    if (const auto over = Decimal::multiply(*own, high->factor)) {
      low_value = Share{*over, numeral.percent ? Decimal(1) : numeral.under};
    }
  }
  if (!low_value || !high_value ||
      (low_value->under == high_value->under &&
       low_value->over >= high_value->over)) {
    return std::nullopt;
  }
  Range range{*high, *low_value, *high_value, {}, {}, {}};
  read_ends(reading, low ? low->begin : numeral.span.begin, low_end, range);
  return range;
}

Figure range_figure(std::size_t index, const Numeral& numeral,
                    const std::optional<UnitAt>& low, const Range& range) {
  Figure figure;
  const std::size_t begin = low ? low->begin : numeral.span.begin;
  figure.span = {static_cast<std::uint32_t>(begin),
                 static_cast<std::uint32_t>(range.high.end)};
  figure.unit = range.high.unit;
  figure.last =
      index + 1 + (low ? low->more_numerals : 0) + range.high.more_numerals;
  figure.min = range.low_value;
  figure.max = range.high_value;
  figure.bound = Bound::range;
  figure.open = range.open;
  figure.before = range.before;
  figure.behind = range.behind;
  figure.row = range.high.row;
  return figure;
}

// 达5154亿元、同比增长6%: reached already, so 达 bounds nothing there.
bool tells_a_result(const Reading& reading, const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  static constexpr LetterSet kEnds(U"。;\n\t");
  std::size_t from = figure.span.begin;
  const std::size_t least = from > kResultReach ? from - kResultReach : 0;
  while (from > least && !kEnds.has(text[from - 1])) --from;
  const std::size_t most =
      std::min<std::size_t>(text.size(), figure.span.end + kResultReach);
  for (std::size_t at = from; at < most && !kEnds.has(text[at]); ++at) {
    const Word word = reading.words.begins(text, at, Dictionary::use_word);
    if (word && reading.words.cell(word, "use") == "past") return true;
  }
  return false;
}

// 5亿元、10亿元、50亿元以上的: the words behind the last of a list bound all
// of it, where a condition ends with them.
Limit limit_of_list(const Reading& reading, std::size_t index,
                    const UnitAt& unit, UnitReader read_unit) {
  const std::u32string_view text = reading.text.folded;
  std::size_t end = unit.end;
  std::size_t next = index + 1 + unit.more_numerals;
  for (std::size_t items = 1; items < kLongestList; ++items) {
    const Numeral* numeral = numeral_at(reading, next);
    if (!numeral || !is_joined(text, end, numeral->span.begin)) return {};
    const auto other = read_unit(reading, next);
    if (!other || other->row.row != unit.row.row) return {};
    const Limit limit = limit_behind(reading, other->end);
    if (limit.stated()) {
      const bool least =
          limit.bound == Bound::at_least || limit.bound == Bound::more_than;
      const std::u32string_view rest = text.substr(limit.words.end, 1);
      return least && (rest == U"的" || rest == U",") ? limit : Limit{};
    }
    end = other->end;
    next += 1 + other->more_numerals;
  }
  return {};
}

std::optional<Figure> single_figure(const Reading& reading, std::size_t index,
                                    std::size_t after, const UnitAt& unit,
                                    UnitReader read_unit) {
  const Numeral& numeral = reading.numerals[index];
  const auto value = value_of(numeral, unit);
  if (!value) return std::nullopt;
  Figure figure;
  figure.span = {static_cast<std::uint32_t>(unit.begin),
                 static_cast<std::uint32_t>(unit.end)};
  figure.unit = unit.unit;
  figure.last = index + unit.more_numerals;
  figure.row = unit.row;
  figure.before = limit_before(reading, unit.begin, after);
  figure.behind = limit_behind(reading, unit.end);
  if (!figure.behind.stated() && !figure.before.stated()) {
    figure.behind = limit_of_list(reading, index, unit, read_unit);
  }
  if (numeral.upto) {  // 三五百元
    const auto most = Decimal::multiply(*numeral.upto, unit.factor);
    if (!most) return std::nullopt;
    figure.min = value;
    figure.max = Share{*most};
    figure.bound = Bound::range;
    return figure;
  }
  if (reading.words.cell(figure.before.row, "past") == "exact" &&
      tells_a_result(reading, figure)) {
    figure.before = {};
  }
  figure.bound = bound_of(figure.before, figure.behind, numeral.more);
  place(figure.bound, *value, figure.min, figure.max);
  return figure;
}

}  // namespace

bool is_joined(std::u32string_view text, std::size_t end, std::size_t begin) {
  static constexpr LetterSet kJoints(U"、和及与或");
  if (begin <= end) return false;
  if (!kJoints.has(text[end]) && !is_space(text[end])) return false;  // as most
  const std::u32string_view between = trim(text.substr(end, begin - end));
  return between.size() == 1 && kJoints.has(between.front());
}

std::optional<Figure> read_figure(const Reading& reading, std::size_t numeral,
                                  std::size_t after, UnitReader unit) {
  if (!unit.may_read(reading, numeral) &&
      !unit.may_read(reading, numeral + 1)) {
    return std::nullopt;
  }
  const auto own = unit(reading, numeral);
  if (const auto range = read_range(reading, numeral, own, unit)) {
    return range_figure(numeral, reading.numerals[numeral], own, *range);
  }
  if (!own) return std::nullopt;
  return single_figure(reading, numeral, after, *own, unit);
}

std::optional<Figure> read_listed(const Reading& reading, std::size_t numeral,
                                  std::size_t after, UnitReader unit) {
  const std::u32string_view text = reading.text.folded;
  const Numeral& first = reading.numerals[numeral];
  // A number at the beginning of a line or sentence is a label: 2、30万元.
  const std::size_t begin = first.span.begin;
  if (begin == 0 || (!is_han(text[begin - 1]) && text[begin - 1] != U'、')) {
    return std::nullopt;
  }
  for (std::size_t i = numeral + 1; i < numeral + kLongestList; ++i) {
    const Numeral* next = numeral_at(reading, i);
    if (!next ||
        !is_joined(text, reading.numerals[i - 1].span.end, next->span.begin)) {
      return std::nullopt;
    }
    const auto stated = unit(reading, i);
    if (!stated) continue;
    UnitAt own = *stated;
    own.begin = begin;
    own.end = first.span.end;
    own.more_numerals = 0;
    own.whole.reset();
    if (first.scale == 0 && next->scale != 0) {
      const auto factor =
          Decimal::multiply(own.factor, Decimal::power_of_ten(next->scale));
      if (!factor) return std::nullopt;
      own.factor = *factor;
    }
    return single_figure(reading, numeral, after, own, unit);
  }
  return std::nullopt;
}

// 不超过5名、3名; 不少于10名领军人才、5名青年人才: the number stands first.
bool continues_list(const Reading& reading, const Figure& previous,
                    const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t end = previous.span.end, begin = figure.span.begin;
  if (is_joined(text, end, begin)) return true;
  // 最高限额由50万元|提高到|80万元
  const Word level = reading.words.begins(text, end, Dictionary::use_word);
  if (reading.words.cell(level, "level") == "new" &&
      end + level.length == begin) {
    return true;
  }
  if (begin <= end || begin - end > kLongestItem || text[begin - 1] != U'、') {
    return false;
  }
  const std::u32string_view between = text.substr(end, begin - 1 - end);
  return between.find_first_of(U",;。:、\n\t") == std::u32string_view::npos;
}

void share_bound(const Reading& reading, const Figure& previous,
                 Figure& figure) {
  if (figure.bound != Bound::exact || !previous.before.stated() ||
      previous.bound != previous.before.bound || !figure.min ||
      figure.row.row != previous.row.row ||
      !continues_list(reading, previous, figure)) {
    return;
  }
  const Share value = *figure.min;
  figure.min.reset();
  figure.max.reset();
  figure.bound = previous.bound;
  figure.before = previous.before;
  place(figure.bound, value, figure.min, figure.max);
}

Mention& add_mention(const Figure& figure, std::string_view rule,
                     std::vector<Mention>& out) {
  Mention& mention = out.emplace_back();
  mention.span = figure.span;
  mention.rule = rule;
  for (const Word& word : {figure.row, figure.before.row, figure.behind.row}) {
    if (!word) continue;
    mention.rows.push_back(
        {static_cast<std::uint16_t>(word.dictionary), word.row});
  }
  return mention;
}

std::optional<UnitAt> unit_of_cell(const Reading& reading,
                                   const Numeral& numeral, Dictionary in) {
  const CellUnit* cell = cell_unit_of(reading.cells, numeral.span, in);
  if (!cell) return std::nullopt;
  UnitAt unit;
  unit.begin = numeral.span.begin;
  unit.end = numeral.span.end;
  unit.unit = cell->unit;
  unit.row = cell->row;
  if (const auto& factor = reading.words.value(cell->row)) {
    unit.factor = *factor;
  }
  return unit;
}

}  // namespace tiaowen
