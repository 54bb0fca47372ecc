#include "pipeline/write/terminal_text.h"

#include <unicode/uchar.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool takes_no_room(char32_t c) {
  if (c < 0x300) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
         type == U_FORMAT_CHAR;
}

bool steers(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c < 0x300) return false;
  // Line and paragraph ends, and marks that turn the direction of writing.
  return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

int width_of(char32_t c) { return takes_no_room(c) ? 0 : columns_of(c); }

// May a line end between these two? Words of letters and digits hold together,
// marks stand with what they close or open.
bool may_break(char32_t before, char32_t after) {
  constexpr std::u32string_view kClose = U"，。、；：！？）》〉】〕」』”’";
  constexpr std::u32string_view kOpen = U"（《〈【〔「『“‘";
  if (kClose.find(after) != kClose.npos || kOpen.find(before) != kOpen.npos) {
    return false;
  }
  const auto joined = [](char32_t c) { return c < 0x80 && c != U' '; };
  return !(joined(before) && joined(after));
}

// How many code points of `text` fit in one line, at least one.
std::size_t fitting(std::u32string_view text, int width) {
  std::size_t end = 0;
  for (int used = 0; end < text.size(); ++end) {
    used += width_of(text[end]);
    if (used > width && end > 0) break;
  }
  if (end == text.size()) return end;
  for (std::size_t at = end; at > 0; --at) {
    if (may_break(text[at - 1], text[at])) return at;
  }
  return end;
}

}  // namespace

int terminal_width(std::u32string_view text) {
  int width = 0;
  for (const char32_t c : text) width += width_of(c);
  return width;
}

std::u32string printable(std::string_view utf8) {
  std::u32string text = to_u32(utf8);
  for (char32_t& c : text) {
    if (steers(c)) c = U' ';
  }
  return std::u32string(trim(text));
}

std::vector<std::u32string> wrapped(std::u32string_view text, int width,
                                    int lines) {
  std::vector<std::u32string> broken;
  text = trim(text);
  while (!text.empty()) {
    const bool last = static_cast<int>(broken.size()) + 1 == lines;
    std::size_t end = fitting(text, width);
    if (last && end < text.size()) {
      end = fitting(text, width - 2);
      broken.push_back(std::u32string(trim(text.substr(0, end))) + U"…");
      break;
    }
    broken.emplace_back(trim(text.substr(0, end)));
    text = trim(text.substr(end));
  }
  if (broken.empty()) broken.emplace_back();
  return broken;
}

}  // namespace tiaowen
