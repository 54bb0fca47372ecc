#include "pipeline/read/html_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How far into a page its own word on its encoding is looked for.
constexpr std::size_t kLookAt = 4096;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':' || c == '.';
}

// charset=gb2312, charset="GBK", encoding="utf-8": the first of the head.
std::string stated(std::string_view bytes) {
  std::string head(bytes.substr(0, kLookAt));
  std::transform(head.begin(), head.end(), head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos;
         at = head.find(key, at + 1)) {
      std::size_t from = at + key.size();
      while (from < head.size() && head[from] == ' ') ++from;
      if (from >= head.size() || head[from] != '=') continue;
      from = head.find_first_not_of("= \"'", from);
      if (from == std::string::npos) continue;
      std::size_t to = from;
      while (to < head.size() && is_name_character(head[to])) ++to;
      if (to > from) return head.substr(from, to - from);
    }
  }
  return {};
}

// GB 2312 and GBK are what pages call GB 18030, which contains both.
std::string wider(std::string name) {
  for (const std::string_view gb : {"gb2312", "gbk", "gb_2312-80", "gb18030",
                                    "x-gbk", "hz-gb-2312", "chinese"}) {
    if (name == gb) return "gb18030";
  }
  if (name == "big5" || name == "big5-hkscs") return "Big5-HKSCS";
  return name;
}

std::string detected(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return "gb18030";
  ucsdet_setText(
      detector.get(), bytes.data(),
      static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16)),
      &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "gb18030";
  const std::string name = ucsdet_getName(match, &status);
  // Western guesses for Chinese bytes are always wrong.
  return name == "Big5" ? wider("big5") : "gb18030";
}

// 通知 and a few more words of GBK are UTF-8 by form, of two bytes a letter;
// Chinese in UTF-8 has three.
bool only_pairs(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE0;
  });
}

bool convert(std::string_view bytes, const std::string& encoding,
             HtmlCharacters& out) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return false;
  std::u32string text;
  text.reserve(bytes.size());
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<UChar, 4096> buffer;
  char32_t high = 0;
  do {
    UChar* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(),
                   &source, end, nullptr, true, &status);
    for (const UChar* unit = buffer.data(); unit < target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        high = *unit;
      } else if (U16_IS_TRAIL(*unit) && high != 0) {
        text.push_back(
            static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)));
        high = 0;
      } else {
        if (*unit == 0xFFFD) ++out.bad;
        text.push_back(*unit);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return false;
  out.utf8 = to_utf8(text);
  out.encoding = ucnv_getName(converter.get(), &status);
  return true;
}

}  // namespace

HtmlCharacters decode_html(std::string_view bytes) {
  HtmlCharacters out;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes.front() == '\xFF';
    convert(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE", out);
    return out;
  }
  const std::string name = wider(stated(bytes));
  if (!invalid_utf8(bytes) && !(name == "gb18030" && only_pairs(bytes))) {
    out.utf8 = bytes;
    out.encoding = "UTF-8";
    return out;
  }
  const bool said = !name.empty() && name != "utf-8" && name != "utf8";
  if (said && convert(bytes, name, out) && out.bad * 20 < bytes.size()) {
    return out;
  }
  // Said to be UTF-8 but for a few bytes: a page cut in mid-character.
  HtmlCharacters utf8, other;
  convert(bytes, "UTF-8", utf8);
  convert(bytes, detected(bytes), other);
  return other.bad < utf8.bad ? other : utf8;
}

}  // namespace tiaowen
