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
bool is_han(char32_t c);
// Blanks of every width, tabs and line ends.
bool is_space(char32_t c);
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Columns of a terminal or a typewriter's page: 2 for what is as wide as a
// Chinese character (with “ … — whose width is ambiguous), else 1.
int columns_of(char32_t c);

std::u32string_view trim(std::u32string_view text);

}  // namespace tiaowen
