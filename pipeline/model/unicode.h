// Code points in and out of UTF-8, and the few character classes that more
// than one stage asks about.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tiaowen {

// REQUIRES: valid UTF-8 (read/ has checked it); anything else becomes U+FFFD.
std::u32string to_u32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
void append_utf8(std::u32string_view text, std::string& out);

// Byte offset of the first place that is not valid UTF-8.
std::optional<std::size_t> invalid_utf8(std::string_view bytes);

// Unified ideographs, compatibility ideographs and 〇.
inline bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134F);
}
// Blanks of every width, tabs and line ends.
inline bool is_space(char32_t c) {
  if (c > 0x3000) return c == 0xFEFF;  // as most letters of a Chinese text
  return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F;
}
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Columns of a terminal or a typewriter's page: 2 for what is as wide as a
// Chinese character (with “ … — whose width is ambiguous), else 1.
int columns_of_other(char32_t c);
inline int columns_of(char32_t c) {
  if (c < 0x80) return 1;
  return c >= 0x3000 && c <= 0xFF60 ? 2 : columns_of_other(c);
}

std::u32string_view without_blanks_around(std::u32string_view text);
inline std::u32string_view trim(std::u32string_view text) {
  const bool blanks =
      !text.empty() && (is_space(text.front()) || is_space(text.back()));
  return blanks ? without_blanks_around(text) : text;
}

}  // namespace tiaowen
