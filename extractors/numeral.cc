#include "extractors/numeral.h"

#include <string>

#include "extractors/digit.h"
#include "extractors/digit_groups.h"
#include "extractors/spoken_number.h"
#include "extractors/whole_number.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

Digit digit_at(std::u32string_view text, std::size_t at) {
  return at < text.size() ? digit_of(text[at]) : Digit{};
}

bool stands(std::u32string_view text, std::size_t at, char32_t c) {
  return at < text.size() && text[at] == c;
}

// The decimals of 三点五: Chinese or Arabic digits behind 点. Of 八点三十分
// and 一点两小时, where 点 is the hour, nothing.
std::string decimals_behind(std::u32string_view text, std::size_t at,
                            std::size_t& end) {
  std::string digits;
  std::size_t place = behind_blanks(text, at);
  if (!stands(text, place, U'点')) return digits;
  place = behind_blanks(text, place + 1);
  for (; place < text.size() && text[place] != U'两'; ++place) {
    const Digit digit = digit_of(text[place]);
    if (digit.kind != DigitKind::digit && digit.kind != DigitKind::arabic) {
      break;
    }
    digits.push_back(static_cast<char>('0' + digit.value));
  }
  if (digits.empty() || digit_at(text, place).kind == DigitKind::scale ||
      stands(text, place, U'刻')) {
    return {};
  }
  end = place;
  return digits;
}

// Multiplies by the 万, 亿 behind a number with decimals.
bool apply_scale(std::u32string_view text, Numeral& numeral) {
  const Scale scale = read_scale(text, numeral.span.end);
  if (scale.exponent == 0) return true;
  const auto value =
      Decimal::multiply(numeral.value, Decimal::power_of_ten(scale.exponent));
  if (!value) return false;
  numeral.value = *value;
  numeral.scale = scale.exponent;
  numeral.wide_scale = scale.wide;
  // 3.5万余, 1.3亿多
  const bool more = !scale.more && says_more(text, scale.end);
  numeral.more = scale.more || more;
  numeral.span.end = static_cast<std::uint32_t>(scale.end + (more ? 1 : 0));
  return true;
}

// Do digits that end at `end` stand alone? Not before a scale word, 余 or 多,
// nor before blanks, behind which one may stand.
bool closed(std::u32string_view text, std::size_t end) {
  return end >= text.size() ||
         (digit_of(text[end]).kind == DigitKind::none && !is_space(text[end]) &&
          text[end] != U'余' && text[end] != U'多');
}

// A number without sign and fraction: 3.5万, 一千二, 三点五.
std::optional<Numeral> read_plain(std::u32string_view text, std::size_t at,
                                  bool bare) {
  Numeral numeral;
  numeral.span.begin = static_cast<std::uint32_t>(at);
  const DigitKind kind = digit_at(text, at).kind;
  numeral.arabic = kind == DigitKind::arabic || kind == DigitKind::none;
  if (numeral.arabic) {
    const auto number = read_arabic(text, at);
    if (!number) return std::nullopt;
    const bool whole = !number->point && number->digits < 18;
    if (whole && closed(text, number->end)) {
      numeral.value = number->value;
      numeral.span.end = static_cast<std::uint32_t>(number->end);
      return numeral;
    }
    if (!whole) {
      numeral.value = number->value;
      numeral.span.end = static_cast<std::uint32_t>(number->end);
      if (!number->point || !apply_scale(text, numeral)) {
        return number->point ? std::nullopt : std::optional(numeral);
      }
      return numeral;
    }
  }
  const auto whole = read_whole(text, at, bare);
  if (!whole) return std::nullopt;
  numeral.value = Decimal(whole->value);
  if (whole->spread != 0) numeral.upto = Decimal(whole->value + whole->spread);
  numeral.span.end = static_cast<std::uint32_t>(whole->end);
  numeral.more = whole->more;
  numeral.vague = whole->vague;
  numeral.capital = whole->capital;
  numeral.scale = whole->scale;
  numeral.wide_scale = whole->wide_scale;
  if (!whole->chinese || whole->more) return numeral;
  std::size_t end = 0;
  const std::string digits = decimals_behind(text, whole->end, end);
  if (digits.empty()) return numeral;
  const auto value = Decimal::parse(numeral.value.str() + "." + digits);
  if (!value) return numeral;
  numeral.value = *value;
  numeral.span.end = static_cast<std::uint32_t>(end);
  apply_scale(text, numeral);
  return numeral;
}

// 分之, behind `at`; the place behind it or 0.
std::size_t behind_fraction_word(std::u32string_view text, std::size_t at) {
  std::size_t place = behind_blanks(text, at);
  if (!stands(text, place, U'分')) return 0;
  place = behind_blanks(text, place + 1);
  return stands(text, place, U'之') ? behind_blanks(text, place + 1) : 0;
}

// Scale words alone, as the base of 百分之 and 百万分之.
std::optional<Decimal> read_base(std::u32string_view text, std::size_t at,
                                 std::size_t& end) {
  int exponent = 0;
  for (; exponent <= 30; ++at) {
    const Digit digit = digit_at(text, at);
    if (digit.kind != DigitKind::scale && digit.kind != DigitKind::myriad) {
      break;
    }
    exponent += digit.value;
  }
  end = at;
  if (exponent == 0 || exponent > 30) return std::nullopt;
  return Decimal::power_of_ten(exponent);
}

bool is_plain_scale(DigitKind kind) {
  return kind == DigitKind::scale || kind == DigitKind::myriad;
}

// 百分之七, 千分之二: value 7 under 100.
std::optional<Numeral> read_percent_words(std::u32string_view text,
                                          std::size_t at) {
  if (!is_plain_scale(digit_at(text, at).kind)) return std::nullopt;
  std::size_t end = 0;
  const auto base = read_base(text, at, end);
  const std::size_t over_at = base ? behind_fraction_word(text, end) : 0;
  if (over_at == 0 || over_at >= text.size()) return std::nullopt;
  auto over = read_plain(text, over_at, true);
  if (!over) return std::nullopt;
  over->span.begin = static_cast<std::uint32_t>(at);
  over->under = *base;
  over->percent = true;
  over->arabic = false;
  return over;
}

// 三分之一, 2/3: turns the denominator (or numerator) read into a fraction.
void read_fraction(std::u32string_view text, Numeral& numeral) {
  if (numeral.more || numeral.upto || numeral.value.is_zero()) return;
  if (const std::size_t at = behind_fraction_word(text, numeral.span.end);
      at != 0 && at < text.size()) {
    const auto over = read_plain(text, at, false);
    if (!over) return;
    numeral.under = numeral.value;
    numeral.value = over->value;
    numeral.span.end = over->span.end;
    return;
  }
  const std::size_t slash = numeral.span.end;
  const std::size_t begin = numeral.span.begin;
  const Decimal year(1900);
  if (!numeral.arabic || numeral.scale != 0 || !stands(text, slash, U'/') ||
      (begin > 0 && text[begin - 1] == U'/') ||
      (numeral.value >= year && slash - begin == 4)) {
    return;
  }
  const auto under = read_arabic(text, slash + 1);
  if (!under || under->value.is_zero() || stands(text, under->end, U'/')) {
    return;
  }
  numeral.under = under->value;
  numeral.span.end = static_cast<std::uint32_t>(under->end);
}

// 半百: fifty; 半 before anything else is left to the unit behind it.
std::optional<Numeral> read_half_of(std::u32string_view text, std::size_t at,
                                    bool bare) {
  Numeral numeral;
  if (bare) {  // 半公升: a unit follows
    numeral.span = {static_cast<std::uint32_t>(at),
                    static_cast<std::uint32_t>(at + 1)};
    numeral.value = *Decimal::parse("0.5");
    return numeral;
  }
  if (text.substr(at, 2) != U"半百") return std::nullopt;
  numeral.span = {static_cast<std::uint32_t>(at),
                  static_cast<std::uint32_t>(at + 2)};
  numeral.value = Decimal(50);
  return numeral;
}

// 职工总|数百分之二: the 数 of what is counted, no 数百.
bool counts_a_share(std::u32string_view text, std::size_t at) {
  std::size_t end = 0;
  return text[at] == U'数' && read_base(text, at + 1, end) &&
         behind_fraction_word(text, end) != 0;
}

std::optional<Numeral> read_unsigned(std::u32string_view text, std::size_t at,
                                     bool bare) {
  if (digit_at(text, at).kind == DigitKind::half) {
    return read_half_of(text, at, bare);
  }
  if (auto percent = read_percent_words(text, at)) return percent;
  auto numeral = read_plain(text, at, bare);
  if (!numeral) return numeral;
  read_fraction(text, *numeral);
  read_half(text, *numeral);
  return numeral;
}

// Where the '-' of a negative number may stand: not behind what a number or a
// code could end with, where it is a dash.
bool is_minus(std::u32string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != U'-') return false;
  if (at == 0) return true;
  const char32_t before = text[at - 1];
  return before == U'(' || before == U':' || before == U',' ||
         before == U'为' || is_space(before);
}

// A sign in front of `numeral`: 负, -.
void read_sign(std::u32string_view text, Numeral& numeral) {
  std::size_t at = numeral.span.begin;
  while (at > 0 && text[at - 1] == U' ') --at;
  if (at > 0 && text[at - 1] == U'的' && at > 1 && text[at - 2] == U'负') --at;
  const bool below = at > 1 && text[at - 1] == U'下' && text[at - 2] == U'零';
  if (below) --at;  // 零下五度
  const bool word = below || (at > 0 && text[at - 1] == U'负');
  const bool minus = at > 0 && is_minus(text, at - 1);
  if (!word && !minus) return;
  if (minus && at >= 2 && at != numeral.span.begin && is_space(text[at - 2])) {
    return;  // " - 5": a dash with blanks on both sides
  }
  numeral.negative = true;
  numeral.span.begin = static_cast<std::uint32_t>(at - 1);
  const auto negated = Decimal::subtract(Decimal(0), numeral.value);
  if (negated) numeral.value = *negated;
  if (numeral.upto) numeral.upto.reset();
}

void read_ordinal(std::u32string_view text, Numeral& numeral) {
  std::size_t at = numeral.span.begin;
  while (at > 0 && text[at - 1] == U' ') --at;
  numeral.ordinal = at > 0 && text[at - 1] == U'第';
}

// 第四至|十名, 第一、|二名: what goes on with an ordinal is one.
bool continues_ordinal(std::u32string_view text, const Numeral& before,
                       const Numeral& numeral) {
  return before.ordinal && before.span.end + 1 == numeral.span.begin &&
         std::u32string_view(U"至到、-—~和").find(text[before.span.end]) !=
             std::u32string_view::npos;
}

// A capital digit alone is a word of its own (队伍, 肆意) unless money or
// nothing stands beside it.
bool is_lone_capital(std::u32string_view text, const Numeral& numeral) {
  if (!numeral.capital || numeral.span.length() != 1) return false;
  const Span span = numeral.span;
  const bool before = span.begin > 0 && is_han(text[span.begin - 1]) &&
                      text[span.begin - 1] != U'负';
  if (span.end >= text.size()) return before;
  const bool money = std::u32string_view(U"元圆角分").find(text[span.end]) !=
                     std::u32string_view::npos;
  return !money && (before || is_han(text[span.end]));
}

std::optional<Numeral> read_at(std::u32string_view text, std::size_t at,
                               bool bare) {
  if (at >= text.size() || !may_begin_numeral(text[at]) ||
      counts_a_share(text, at)) {
    return std::nullopt;
  }
  auto numeral = read_unsigned(text, at, bare);
  if (!numeral || is_lone_capital(text, *numeral)) return std::nullopt;
  read_ordinal(text, *numeral);
  if (!numeral->ordinal) read_sign(text, *numeral);
  return numeral;
}

// Past digits that are no numeral: a code longer than any figure.
std::size_t past(std::u32string_view text, std::size_t at) {
  if (!is_digit(text[at])) return at + 1;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

template <typename Bare, typename Keep, typename Amend>
std::vector<Numeral> find(std::u32string_view text, Bare bare, Keep keep,
                          Amend amend) {
  std::vector<Numeral> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!may_begin_numeral(text[at])) {
      ++at;
      continue;
    }
    auto numeral = read_at(text, at, bare(at));
    if (numeral) amend(*numeral);
    if (!numeral || (!numeral->arabic && !keep(at, *numeral))) {
      at = past(text, at);
      continue;
    }
    if (!found.empty() && continues_ordinal(text, found.back(), *numeral)) {
      numeral->ordinal = true;
    }
    if (!found.empty() && numeral->span.begin < found.back().span.end) {
      numeral->span.begin = found.back().span.end;
    }
    at = numeral->span.end;
    found.push_back(std::move(*numeral));
  }
  return found;
}

}  // namespace

std::string Numeral::str() const {
  return fraction() && !percent ? value.str() + "/" + under.str() : value.str();
}

std::optional<Numeral> read_numeral(std::u32string_view folded,
                                    std::size_t at) {
  return read_at(folded, at, false);
}

std::vector<Numeral> find_numerals(std::u32string_view folded) {
  return find(
      folded, [](std::size_t) { return false; },
      [](std::size_t, const Numeral&) { return true; }, [](Numeral&) {});
}

std::vector<Numeral> find_numerals(const Text& text, const Lexicon& words) {
  const std::u32string_view folded = text.folded;
  // 百 of 上百家 and 超百亿元: a scale word counts behind a word that bounds
  // it.
  const auto bare = [&](std::size_t at) {
    const DigitKind kind = digit_of(folded[at]).kind;
    if (kind == DigitKind::half) {  // 半个, 半公升; not 上半年, 多半
      return words.begins(folded, at + 1, Dictionary::measure_word) &&
             words.begins(folded, at, Dictionary::number_word);
    }
    return is_plain_scale(kind) && folded[at] != U'十' &&
           words.ends(folded, at, Dictionary::bound_before);
  };
  const auto keep = [&](std::size_t at, const Numeral& numeral) {
    return !(numeral.span.end - at <= 2 &&
             (words.begins(folded, at, Dictionary::not_number) ||
              words.ends(folded, at + 1, Dictionary::not_number)));
  };
  // 20，300: a comma as wide as a character groups digits as wide, and others
  // only where a unit says that they are one figure.
  const auto amend = [&](Numeral& numeral) {
    read_spoken(folded, words, numeral);
    if (!numeral.arabic) return;
    const std::u32string_view original = text.original;
    for (std::size_t i = numeral.span.begin; i < numeral.span.end; ++i) {
      if (folded[i] != U',' || original[i] == U',' ||
          !is_digit(original[i + 1]) ||
          groups_by_wide_comma(text, words, numeral)) {
        continue;
      }
      numeral = *read_at(folded.substr(0, i), numeral.span.begin, false);
      return;
    }
    if (auto whole = grouped_by_blanks(text, words, numeral)) numeral = *whole;
  };
  return find(folded, bare, keep, amend);
}

}  // namespace tiaowen
