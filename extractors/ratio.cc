// Ratios: 30%, 百分之三十, 5‰, 三成, 三分之一, 2倍, 翻一番, 3:3:4, 10—15%.
//
// Words: dictionaries/ratio_unit.tsv, bound_*.tsv. Examples:
// corpus/expressions/ratio.txt.

#include <algorithm>
#include <array>

#include "extractors/extract.h"
#include "extractors/figure.h"
#include "extractors/share_base.h"
#include "extractors/use.h"
#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

std::optional<RatioForm> form_named(std::string_view name) {
  for (const RatioForm form :
       {RatioForm::percent, RatioForm::permille, RatioForm::tenths,
        RatioForm::multiple, RatioForm::percentage_point}) {
    if (name_of(form) == name) return form;
  }
  return std::nullopt;
}

// The unit of a numeral, at `at`; converters tear 个百分点 apart, so blanks
// inside it are looked over.
Word unit_word(const Reading& reading, std::size_t numeral, std::size_t at,
               std::size_t& end) {
  const std::u32string_view text = reading.text.folded;
  const Word word = reading.hints.behind(numeral).ratio;
  end = at + word.length;
  if (word || at >= text.size() || (text[at] != U'个' && text[at] != U'百')) {
    return word;
  }
  std::array<char32_t, 8> packed{};
  std::array<std::size_t, 8> ends{};
  std::size_t count = 0;
  for (std::size_t i = at; i < text.size() && i < at + 20 && count < 8; ++i) {
    if (text[i] == U' ') continue;
    packed[count] = text[i];
    ends[count++] = i + 1;
  }
  const Word torn = reading.words.begins(
      std::u32string_view(packed.data(), count), 0, Dictionary::ratio_unit);
  if (torn) end = ends[torn.length - 1];
  return torn;
}

// 三成半, 七成六: half a tenth, or a digit more.
void add_tenth(const Reading& reading, std::size_t numeral, UnitAt& unit) {
  const std::u32string_view text = reading.text.folded;
  const Decimal value = reading.numerals[numeral].value;
  if (unit.end < text.size() && text[unit.end] == U'半') {
    const auto sum = Decimal::add(value, *Decimal::parse("0.5"));
    if (sum) unit.whole = Decimal::multiply(*sum, unit.factor);
    ++unit.end;
    return;
  }
  if (numeral + 1 >= reading.numerals.size()) return;
  const Numeral& next = reading.numerals[numeral + 1];
  const bool last =
      next.span.end >= text.size() || !is_han(text[next.span.end]);
  if (next.span.begin != behind_blanks(text, unit.end) || !last ||
      next.span.length() != 1 || next.arabic) {
    return;
  }
  const auto tenth = Decimal::multiply(next.value, *Decimal::parse("0.1"));
  const auto sum = tenth ? Decimal::add(value, *tenth) : std::nullopt;
  if (!sum) return;
  unit.whole = Decimal::multiply(*sum, unit.factor);
  unit.end = next.span.end;
  unit.more_numerals = 1;
}

// 2/3 as a share, not as a date, a score or a page: the smaller part first.
bool is_share(const Reading& reading, const Numeral& numeral) {
  const std::u32string_view text = reading.text.folded;
  const Span span = numeral.span;
  if (reading.text.view(span).find(U'/') == std::u32string_view::npos) {
    return true;
  }
  if (span.end < text.size() &&
      std::u32string_view(U"月日号期版").find(text[span.end]) !=
          std::u32string_view::npos) {
    return false;
  }
  if (!numeral.value.is_whole() || !numeral.under.is_whole()) return true;
  const bool before = span.begin > 0 && is_han(text[span.begin - 1]);
  const bool behind = span.end < text.size() &&
                      (is_han(text[span.end]) || text[span.end] == U'(');
  return numeral.value < numeral.under && numeral.under <= Decimal(100) &&
         (before || behind);
}

// 四分之一公升: a measure of something; not 三分之二家企业, nor 1/3个.
bool is_measured(const Reading& reading, Span numeral) {
  const std::size_t end = numeral.end;
  const Word unit =
      reading.words.begins(reading.text.folded, end, Dictionary::measure_word);
  // 四分一升: said so of measures only.
  if (unit && reading.text.view(numeral).find_first_of(U"之/") ==
                  std::u32string_view::npos) {
    return true;
  }
  const std::size_t behind = end + unit.length;
  return unit.length > 1 && (behind >= reading.text.folded.size() ||
                             !is_han(reading.text.folded[behind]));
}

std::optional<UnitAt> read_ratio(const Reading& reading, std::size_t index) {
  const Numeral& numeral = reading.numerals[index];
  UnitAt unit;
  unit.begin = numeral.span.begin;
  unit.end = numeral.span.end;
  if (numeral.percent) {
    // Under a power of ten, so the quotient is exact.
    int exponent = 0;
    while (Decimal::power_of_ten(exponent) < numeral.under) ++exponent;
    if (exponent > 18) return std::nullopt;
    unit.factor = Decimal::power_of_ten(-exponent);
    return unit;
  }
  const std::u32string_view text = reading.text.folded;
  if (numeral.fraction()) {
    return is_share(reading, numeral) && !is_measured(reading, numeral.span)
               ? std::optional(unit)
               : std::nullopt;
  }
  const std::size_t at = behind_blanks(text, unit.end);
  unit.row = unit_word(reading, index, at, unit.end);
  if (!unit.row) return unit_of_cell(reading, numeral, Dictionary::ratio_unit);
  unit.unit = {narrow(at), narrow(unit.end)};
  unit.factor = *reading.words.value(unit.row);
  if (reading.words.cell(unit.row, "form") == "multiple" &&
      unit.end < text.size() && text[unit.end] == U'半') {  // 一倍半
    unit.whole = Decimal::add(numeral.value, *Decimal::parse("0.5"));
    ++unit.end;
  }
  if (reading.words.cell(unit.row, "form") != "tenths") return unit;
  // 10成 is all there is; of 72折 both digits count.
  if (numeral.value > Decimal(10)) {
    if (text[at] != U'折' || numeral.value >= Decimal(100)) {
      return std::nullopt;
    }
    unit.factor = *Decimal::parse("0.01");
  }
  add_tenth(reading, index, unit);
  return unit;
}

RatioForm form_of(const Reading& reading, const Numeral& numeral,
                  const Figure& figure) {
  if (figure.row) {
    return form_named(reading.words.cell(figure.row, "form"))
        .value_or(RatioForm::percent);
  }
  if (numeral.percent && numeral.under == Decimal(100)) {
    return RatioForm::percent;
  }
  if (numeral.percent && numeral.under == Decimal(1000)) {
    return RatioForm::permille;
  }
  return RatioForm::fraction;
}

constexpr UnitReader kRatio{UnitKind::ratio, read_ratio};

// 翻一番 is twice, 翻两番 four times.
bool read_doubling(const Reading& reading, std::size_t index,
                   std::vector<Mention>& out) {
  const std::u32string_view text = reading.text.folded;
  const Numeral& numeral = reading.numerals[index];
  const std::size_t begin = numeral.span.begin;
  if (begin == 0 || text[begin - 1] != U'翻' ||
      numeral.span.end >= text.size() || text[numeral.span.end] != U'番') {
    return false;
  }
  const auto times = numeral.value.whole();
  if (!times || *times < 1 || *times > 10) return false;
  Mention& found = out.emplace_back();
  found.span = {narrow(begin - 1), numeral.span.end + 1};
  found.rule = "ratio.doubling";
  auto& ratio = found.value.emplace<Ratio>();
  ratio.form = RatioForm::multiple;
  ratio.min = ratio.max = Share{Decimal(std::int64_t{1} << *times)};
  return true;
}

bool is_colon_between(std::u32string_view text, const Numeral& a,
                      const Numeral& b) {
  constexpr std::size_t kFar = 16;
  const char32_t next = a.span.end < text.size() ? text[a.span.end] : U'\n';
  if (next != U':' && !is_space(next)) return false;  // as most
  if (a.scale != 0 || b.span.begin - a.span.end > kFar) return false;
  return trim(text.substr(a.span.end, b.span.begin - a.span.end)) == U":";
}

// 18:30 and 9:05:00 are times of the day; 师生比不低于1:19 is none.
bool is_clock(std::u32string_view text, const std::vector<Decimal>& parts,
              const Numeral& first, const Numeral& last) {
  constexpr std::uint32_t kNear = 6;
  const std::uint32_t begin = first.span.begin;
  const std::uint32_t from = begin > kNear ? begin - kNear : 0;
  if (text.substr(from, begin - from).find(U'比') != text.npos) return false;
  const bool two_digits =
      last.span.length() == 2 && is_digit(text[last.span.begin]);
  return two_digits && parts.front() < Decimal(25) &&
         last.value < Decimal(60) && last.value != parts.front();
}

// 3:3:4, 1:1: how something is divided.
bool read_parts(const Reading& reading, std::size_t& index,
                std::vector<Mention>& out) {
  const std::u32string_view text = reading.text.folded;
  const auto& numerals = reading.numerals;
  std::size_t last = index;
  while (last + 1 < numerals.size() &&
         is_colon_between(text, numerals[last], numerals[last + 1]) &&
         !numerals[last + 1].fraction()) {
    ++last;
  }
  if (last == index) return false;
  std::vector<Decimal> parts;
  for (std::size_t i = index; i <= last; ++i) {
    parts.push_back(numerals[i].value);
  }
  const std::size_t end = numerals[last].span.end;
  const std::size_t first = index;
  index = last;  // nothing else begins inside 10:58:14
  const std::size_t begin = numerals[first].span.begin;
  const auto no_part = [](const Decimal& part) {
    return part.is_zero() || part >= Decimal(1000);  // 2:0, 10.1.2.3:8080
  };
  if (std::any_of(parts.begin(), parts.end(), no_part) ||
      (begin > 0 && text[begin - 1] == U'.') ||
      is_clock(text, parts, numerals[first], numerals[last]) ||
      (end < text.size() && text[end] == U':')) {
    return false;
  }
  Mention& found = out.emplace_back();
  found.span = {numerals[first].span.begin, narrow(end)};
  found.rule = "ratio.parts";
  auto& ratio = found.value.emplace<Ratio>();
  ratio.form = RatioForm::parts;
  ratio.parts = std::move(parts);
  return true;
}

void set_ratio(const Reading& reading, const Numeral& numeral,
               const Figure& figure, Ratio& ratio) {
  ratio.form = form_of(reading, numeral, figure);
  ratio.min = figure.min;
  ratio.max = figure.max;
  ratio.bound = figure.bound;
  ratio.open = figure.open;
  ratio.of = read_whole_of(reading, figure);
}

// 翻番, 打对折: no numeral says how much.
void extract_ratio_words(const Reading& reading, std::vector<Mention>& out) {
  for (const Sighting& seen : reading.seen.of(Dictionary::ratio_word)) {
    Figure figure;
    figure.span = figure.unit = {seen.begin, seen.begin + seen.word.length};
    figure.row = seen.word;
    auto& ratio = add_mention(figure, "ratio.word", out).value.emplace<Ratio>();
    ratio.form = form_named(reading.words.cell(seen.word, "form"))
                     .value_or(RatioForm::multiple);
    ratio.min = ratio.max = Share{*reading.words.value(seen.word)};
    ratio.use = read_use(reading, figure, nullptr, Use::none);
  }
}

}  // namespace

void extract_ratios(const Reading& reading, std::vector<Mention>& out) {
  std::optional<Figure> previous;
  Use use = Use::none;
  std::size_t after = 0;
  for (std::size_t i = 0; i < reading.numerals.size(); ++i) {
    if (!reading.hints.may_be(UnitKind::any, i)) continue;
    const Numeral& numeral = reading.numerals[i];
    if (read_doubling(reading, i, out) || read_parts(reading, i, out)) {
      after = out.back().span.end;
      continue;
    }
    auto figure = read_figure(reading, i, after, kRatio);
    if (!figure) continue;
    if (previous) share_bound(reading, *previous, *figure);
    const bool range = figure->bound == Bound::range;
    auto& ratio =
        add_mention(*figure, range ? "ratio.range" : "ratio.simple", out)
            .value.emplace<Ratio>();
    set_ratio(reading, numeral, *figure, ratio);
    ratio.use =
        read_use(reading, *figure, previous ? &*previous : nullptr, use);
    use = ratio.use;
    after = figure->span.end;
    i = figure->last;
    previous = std::move(figure);
  }
  extract_ratio_words(reading, out);
}

}  // namespace tiaowen
