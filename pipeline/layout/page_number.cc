// The forms a page number is printed in.

#include <optional>

#include "pipeline/layout/furniture.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// What the line is without blanks, digits folded.
std::u32string squeezed(std::u32string_view line) {
  std::u32string out;
  for (const char32_t c : line) {
    if (is_space(c)) continue;
    out.push_back(c >= 0xFF10 && c <= 0xFF19 ? c - 0xFEE0 : c);
  }
  return out;
}

std::optional<int> take_number(std::u32string_view& text) {
  int value = 0;
  std::size_t n = 0;
  while (n < text.size() && n < 5 && is_digit(text[n])) {
    value = value * 10 + static_cast<int>(text[n++] - U'0');
  }
  if (n == 0 || n == 5) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::u32string_view& text, std::u32string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// 第3页  第3页共9页  第3页/共9页  共9页第3页  共9页，第3页
std::optional<int> read_worded(std::u32string_view text) {
  std::optional<int> page;
  while (!text.empty()) {
    const bool total = take(text, U"共");
    const bool ordinal = !total && take(text, U"第");
    if (!total && !ordinal) return std::nullopt;
    const std::optional<int> number = take_number(text);
    if (!number || !take(text, U"页")) return std::nullopt;
    if (ordinal) page = number;
    while (!text.empty() && one_of(text.front(), U"/，,、|()（）")) {
      text.remove_prefix(1);
    }
  }
  return page;
}

// 3/9  3of9  Page3
std::optional<int> read_of_total(std::u32string_view text) {
  take(text, U"Page") || take(text, U"page") || take(text, U"P.") ||
      take(text, U"PAGE");
  const std::optional<int> page = take_number(text);
  if (!page || text.empty()) return page;
  if (!take(text, U"/") && !take(text, U"of") && !take(text, U"／")) {
    return std::nullopt;
  }
  const std::optional<int> total = take_number(text);
  if (!total || !text.empty() || *total < *page) return std::nullopt;
  return page;
}

// ii, IV: the pages before the body's. At most xxxix.
std::optional<int> read_roman(std::u32string_view text) {
  if (text.empty() || text.size() > 7) return std::nullopt;
  int value = 0, last = 100;
  for (const char32_t c : text) {
    const char32_t lower = c < U'a' ? c + 32 : c;
    const int digit = lower == U'i'   ? 1
                      : lower == U'v' ? 5
                      : lower == U'x' ? 10
                                      : 0;
    if (digit == 0) return std::nullopt;
    value += digit > last ? digit - 2 * last : digit;
    last = digit;
  }
  return value;
}

}  // namespace

std::optional<PageNumber> read_page_number(std::u32string_view line) {
  if (line.size() > 24) return std::nullopt;
  const std::u32string squeezed_line = squeezed(line);
  std::u32string_view text = squeezed_line;
  const std::size_t whole = text.size();
  constexpr std::u32string_view kAround =
      U"—–-－―─~～·•．.|_*[]【】〔〕<>《》()（）";
  while (!text.empty() && one_of(text.front(), kAround)) text.remove_prefix(1);
  while (!text.empty() && one_of(text.back(), kAround)) text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  const bool bare = text.size() == whole;
  std::u32string_view rest = text;
  if (const auto number = take_number(rest); number && rest.empty()) {
    return PageNumber{*number, bare};
  }
  if (const auto number = read_worded(text)) return PageNumber{*number, false};
  if (const auto number = read_of_total(text)) {
    return PageNumber{*number, false};
  }
  if (const auto number = read_roman(text)) return PageNumber{*number, true};
  return std::nullopt;
}

}  // namespace tiaowen
