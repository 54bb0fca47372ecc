#include "extractors/whole_number.h"

#include "extractors/digit.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::int64_t kLimit = 900'000'000'000'000'000;

std::int64_t ten_to(int exponent) {
  std::int64_t value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}

// 千 of 千瓦 and 千克, 百 of 百分点 belong to the unit.
bool is_part_of_unit(std::u32string_view text, std::size_t at) {
  const auto next = text.substr(at + 1, 2);
  if (next.empty() || next == U"分之") return false;
  const bool hundred = text[at] == U'百';
  return (text[at] == U'千' || hundred) &&
         std::u32string_view(hundred ? U"分货姓科" : U"瓦米克伏卡赫帕焦字比周")
                 .find(next[0]) != std::u32string_view::npos;
}

class Reader {
 public:
  Reader(std::u32string_view text, std::size_t at, bool bare)
      : text_(text), at_(at), bare_(bare) {}

  std::optional<Whole> read() {
    while (step()) {
    }
    if (!any_) return std::nullopt;
    return finish();
  }

 private:
  enum class Last { nothing, digit, scale, myriad };

  Digit at(std::size_t place) const {
    return place < text_.size() ? digit_of(text_[place]) : Digit{};
  }
  static bool is_scale(Digit digit) {
    return digit.kind == DigitKind::scale || digit.kind == DigitKind::myriad;
  }

  // Blanks are skipped only in front of what cannot stand alone: a scale
  // word, or a digit with a smaller scale word (三千 九百).
  std::size_t next_place() const {
    const std::size_t place = behind_blanks(text_, at_);
    if (place == at_) return place;
    const Digit digit = at(place);
    const bool small = cur_ && *cur_ < 10;
    if (digit.kind == DigitKind::myriad) return cur_ || section_ ? place : at_;
    if (digit.kind == DigitKind::scale) {
      return small && (digit.value > 1 || !arabic_) ? place : at_;
    }
    if (last_ != Last::scale && last_ != Last::myriad) return at_;
    if (digit.kind != DigitKind::digit && digit.kind != DigitKind::arabic) {
      return at_;
    }
    const Digit after = at(behind_blanks(text_, place + 1));
    const int below = last_ == Last::scale ? small_ : 4;
    return after.kind == DigitKind::scale && after.value < below ? place : at_;
  }

  bool step() {
    if (more_ && last_ == Last::digit) return false;
    const std::size_t place = next_place();
    const Digit digit = at(place);
    switch (digit.kind) {
      case DigitKind::none:
      case DigitKind::half:
        return take_more(place);
      case DigitKind::arabic:
        return take_arabic(place);
      case DigitKind::digit:
        return take_digit(place, digit);
      case DigitKind::tens:
        return take_tens(place, digit);
      case DigitKind::scale:
        return take_scale(place, digit);
      case DigitKind::myriad:
        return take_myriad(place, digit);
      case DigitKind::unknown:
        return take_unknown(place);
    }
    return false;
  }

  void took(std::size_t end, Last last) {
    at_ = end;
    end_ = end;
    last_ = last;
    any_ = true;
  }

  bool take_arabic(std::size_t place) {
    const auto number = read_arabic(text_, place);
    if (!number || number->digits == 0 || number->point) return false;
    const auto value = number->value.whole();
    if (!value || *value >= kLimit || cur_ || more_) return false;
    if (any_) {
      // 3万4000, 1千零20: what follows must fit below the scale word.
      if (last_ == Last::digit) return false;
      const int room = last_ == Last::scale ? small_ : myriad_;
      const bool scaled = is_scale(at(behind_blanks(text_, number->end)));
      if (!scaled &&
          (number->digits > room || (number->digits < 2 && !zero_) ||
           (number->end < text_.size() &&
            (text_[number->end] == U'年' || is_latin(text_[number->end]))))) {
        return false;
      }
    }
    cur_ = *value;
    arabic_ = true;
    took(number->end, Last::digit);
    return true;
  }

  bool take_digit(std::size_t place, Digit digit) {
    if (more_) return false;
    if (digit.value == 0 && any_ && !cur_) {
      zero_ = true;  // 一千零五; the end stays before a 零 that leads nowhere
      at_ = place + 1;
      return true;
    }
    if (!cur_) {
      // 三千两百两: behind a scale word 两 needs one of its own.
      if (any_ && text_[place] == U'两' && !is_scale(at(place + 1))) {
        return false;
      }
      cur_ = digit.value;
      arabic_ = false;
      run_ = 1;
      two_ = text_[place] == U'两' || text_[place] == U'俩';
    } else if (!take_neighbour(place, digit)) {
      const bool scaled = small_ < 4 || myriad_ > 0;
      if (arabic_ || scaled || two_ || text_[place] == U'两' ||
          *cur_ > kLimit / 10) {
        return false;
      }
      cur_ = *cur_ * 10 + digit.value;  // 二〇二五
      ++run_;
      spread_ = 0;
    }
    capital_ = capital_ || digit.capital;
    chinese_ = true;
    took(place + 1, Last::digit);
    return true;
  }

  // 三五百, 七八个: two neighbouring digits are a range.
  bool take_neighbour(std::size_t place, Digit digit) {
    if (arabic_ || run_ != 1 || spread_ != 0 || place != at_) return false;
    const int step = digit.value - static_cast<int>(*cur_);
    if (*cur_ == 0 || (step != 1 && !(*cur_ == 3 && step == 2))) return false;
    const Digit after = at(place + 1);
    const bool unit = place + 1 < text_.size() && is_han(text_[place + 1]) &&
                      (after.kind == DigitKind::none || is_scale(after));
    if (!unit) return false;
    spread_ = step;
    took(place + 1, Last::digit);
    return true;
  }

  bool take_tens(std::size_t place, Digit digit) {
    if (cur_ || more_ || small_ <= 1) return false;
    section_ += digit.value * 10;
    small_ = 1;
    chinese_ = true;
    took(place + 1, Last::scale);
    return true;
  }

  bool take_scale(std::size_t place, Digit digit) {
    if (is_part_of_unit(text_, place) || more_) return false;
    if (cur_ == 0 && run_ == 1 && digit.value == 1) cur_.reset();
    if (!cur_) {
      const bool one =
          digit.value == 1 && (!any_ || zero_ || last_ != Last::digit);
      if (!one && !(bare_ && !any_)) return false;
      cur_ = 1;
    }
    if (digit.value >= small_ || run_ > 1 || (small_ < 4 && *cur_ > 9) ||
        *cur_ > 9999) {
      return false;
    }
    section_ += *cur_ * ten_to(digit.value);
    spread_ *= ten_to(digit.value);
    cur_.reset();
    run_ = 0;
    zero_ = false;
    small_ = digit.value;
    capital_ = capital_ || digit.capital;
    chinese_ = true;
    took(place + 1, Last::scale);
    return true;
  }

  bool take_myriad(std::size_t place, Digit digit) {
    // 兆 counts a million million only inside a number: else 兆瓦, 兆字节.
    const int exponent = digit.value;
    if (exponent == 12 && at(place + 1).kind != DigitKind::digit) return false;
    const std::int64_t part = section_ + cur_.value_or(0);
    const bool again = last_ == Last::myriad && part == 0 && any_;
    if (run_ > 1 || (part == 0 && !again && !(bare_ && !any_) && !cur_)) {
      return false;
    }
    const bool larger = myriad_ == 0 || exponent >= myriad_;
    if (again && !larger) return false;
    std::int64_t base = total_ + part;
    if (!any_) base = 1;
    if (!larger) base = part;
    if (base > kLimit / ten_to(exponent)) return false;
    total_ =
        larger ? base * ten_to(exponent) : total_ + base * ten_to(exponent);
    spread_ *= ten_to(exponent);
    scale_ = again ? scale_ + exponent : exponent;
    wide_ =
        scale_ + (last_ == Last::scale && small_ > 1 && !again ? small_ : 0);
    myriad_ = exponent;
    section_ = 0;
    cur_.reset();
    run_ = 0;
    zero_ = false;
    small_ = 4;
    took(place + 1, Last::myriad);
    return true;
  }

  // 十几, 一百几十, 三千四百五十几万; 几十 at the beginning.
  bool take_unknown(std::size_t place) {
    const Digit after = at(place + 1);
    if (more_ || cur_ || fuzzy_) return false;
    if (!any_) {
      if (!is_scale(after)) return false;
      vague_ = true;
      cur_ = 2;
      run_ = 1;
    } else if (last_ == Last::scale || zero_) {
      fuzzy_ = true;
      cur_ = 0;
      run_ = 1;
      zero_ = true;
    } else {
      return false;
    }
    chinese_ = true;
    took(place + 1, Last::digit);
    return true;
  }

  // 50余, 四百多; 万 may still follow.
  bool take_more(std::size_t place) {
    const std::size_t next = behind_blanks(text_, place);
    if (!any_ || more_ || next >= text_.size()) return false;
    if (text_[next] == U'多' && next != place) return false;
    if (!says_more(text_, next)) return false;
    if (cur_ && *cur_ < 10) return false;  // 五多
    more_ = true;
    took(next + 1, last_ == Last::digit ? Last::scale : last_);
    return true;
  }

  Whole finish() {
    Whole whole;
    std::int64_t rest = cur_.value_or(0);
    // 两千六, 一万三: a last digit counts the next lower power.
    const bool short_form = cur_ && !arabic_ && !zero_ && run_ == 1 &&
                            (small_ == 2 || small_ == 3 ||
                             (small_ == 4 && section_ == 0 && myriad_ > 0));
    if (short_form) {
      const std::int64_t power = ten_to((small_ == 4 ? myriad_ : small_) - 1);
      rest *= power;
      spread_ *= power;
    }
    whole.value = total_ + section_ + rest;
    whole.end = end_;
    whole.spread = spread_;
    whole.more = more_ || fuzzy_;
    whole.vague = vague_;
    whole.capital = capital_;
    whole.chinese = chinese_;
    if (section_ == 0 && rest == 0) {
      whole.scale = scale_;
      whole.wide_scale = wide_;
    } else if (!cur_ && small_ > 1 && small_ < 4) {
      whole.wide_scale = small_;  // 五千 of 三至五千元
    }
    return whole;
  }

  std::u32string_view text_;
  std::size_t at_;
  std::size_t end_ = 0;  // of what was understood
  bool bare_;
  Last last_ = Last::nothing;
  bool any_ = false, zero_ = false, arabic_ = false, two_ = false;
  bool more_ = false, fuzzy_ = false, vague_ = false;
  bool capital_ = false, chinese_ = false;
  std::int64_t total_ = 0;    // closed by 万, 亿
  std::int64_t section_ = 0;  // below 万, closed by 十, 百, 千
  std::optional<std::int64_t> cur_;
  std::int64_t spread_ = 0;
  int run_ = 0;     // digits in a row: 二〇二五
  int small_ = 4;   // exponent of the last scale word of the section
  int myriad_ = 0;  // of the last 万 or 亿
  int scale_ = 0, wide_ = 0;
};

// 一 of 一、 and 统一, as most Chinese digits are: nothing goes on with it.
std::optional<Whole> read_lone_digit(std::u32string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  const Digit digit = digit_of(text[at]);
  const char32_t next = text[at + 1];
  if (digit.kind != DigitKind::digit || may_begin_numeral(next) ||
      is_space(next)) {
    return std::nullopt;
  }
  Whole whole;
  whole.end = at + 1;
  whole.value = digit.value;
  whole.capital = digit.capital;
  whole.chinese = true;
  return whole;
}

}  // namespace

std::optional<Whole> read_whole(std::u32string_view text, std::size_t at,
                                bool bare) {
  if (const auto whole = read_lone_digit(text, at)) return whole;
  return Reader(text, at, bare).read();
}

bool says_more(std::u32string_view text, std::size_t place) {
  if (place >= text.size()) return false;
  constexpr std::u32string_view kNotRest = U"额下款热姚";
  constexpr std::u32string_view kNotMany = U"样元方云功维媒";
  const char32_t after = place + 1 < text.size() ? text[place + 1] : U' ';
  if (text[place] == U'余') return kNotRest.find(after) == kNotRest.npos;
  if (text[place] != U'多') return false;
  const bool yuan = after == U'元' && text.substr(place + 2, 1) != U"化";
  return yuan || kNotMany.find(after) == kNotMany.npos;
}

Scale read_scale(std::u32string_view text, std::size_t at) {
  Scale scale;
  scale.end = at;
  for (;;) {
    std::size_t place = scale.exponent == 0 ? behind_blanks(text, at) : at;
    if (place >= text.size()) return scale;
    if (!scale.more && text[place] == U'余' && place + 1 < text.size() &&
        digit_of(text[place + 1]).kind == DigitKind::myriad) {
      scale.more = true;
      ++place;
    }
    const Digit digit = digit_of(text[place]);
    const Digit after =
        place + 1 < text.size() ? digit_of(text[place + 1]) : Digit{};
    if (digit.kind == DigitKind::scale && scale.exponent == 0 &&
        after.kind == DigitKind::myriad && after.value < 12) {
      scale.exponent = digit.value + after.value;  // 1.2千万
      scale.wide = scale.exponent;
      at = place + 2;
    } else if (digit.kind == DigitKind::myriad && digit.value < 12) {
      scale.exponent += digit.value;
      scale.wide += digit.value;
      at = place + 1;
    } else {
      return scale;
    }
    scale.end = at;
  }
}

}  // namespace tiaowen
