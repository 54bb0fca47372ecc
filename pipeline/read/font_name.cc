#include "pipeline/read/font_name.h"

#include <unicode/unistr.h>

#include <cstdint>

#include "pipeline/model/unicode.h"

namespace tiaowen {

std::string font_name(std::string raw) {
  if (!invalid_utf8(raw)) return raw;
  std::string utf8;
  icu::UnicodeString(raw.data(), static_cast<std::int32_t>(raw.size()),
                     "gb18030")
      .toUTF8String(utf8);
  return utf8;
}

}  // namespace tiaowen
