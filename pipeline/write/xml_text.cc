#include "pipeline/write/xml_text.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// XML 1.0, production 2: Char.
bool is_allowed(char32_t c) {
  return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c < 0xFFFE) ||
         c > 0xFFFF;
}

}  // namespace

std::string xml_text(std::string_view utf8, int& replaced) {
  std::u32string text = to_u32(utf8);
  for (char32_t& c : text) {
    if (is_allowed(c)) continue;
    c = 0xFFFD;
    ++replaced;
  }
  return to_utf8(text);
}

}  // namespace tiaowen
