// Text files: which encoding, then one block a line.
//
// UTF-8 and UTF-16 are told by their form; what is neither is GB18030, which
// contains GBK and GB 2312. Decoding is strict: a byte that stands for
// nothing is an error with its offset, never dropped.

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"

namespace tiaowen {
namespace {

struct Decoded {
  std::string encoding;
  std::u32string text;
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Result<std::u32string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding, &status), &ucnv_close);
  if (U_FAILURE(status)) return fail("encoding", u_errorName(status));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &status);
  std::u32string out;
  out.reserve(bytes.size() / 2);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UChar buffer[4096];
  char32_t high = 0;
  for (;;) {
    UChar* target = buffer;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer + 4096, &source, end,
                   nullptr, true, &status);
    for (const UChar* unit = buffer; unit < target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        high = *unit;
      } else if (U16_IS_TRAIL(*unit) && high != 0) {
        out.push_back(
            static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)));
        high = 0;
      } else {
        out.push_back(*unit);
      }
    }
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return out;
    char bad[8];
    std::int8_t length = sizeof bad;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad, &length, &ignored);
    const auto offset = static_cast<std::size_t>(source - bytes.data()) -
                        static_cast<std::size_t>(length);
    return fail("encoding", "byte " + std::to_string(offset) +
                                " cannot be decoded as " + encoding +
                                ": convert the file to UTF-8");
  }
}

// UTF-16 without its mark: in Chinese text one of the two bytes of ASCII
// characters is zero, always on the same side.
const char* utf16_without_mark(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return nullptr;
  std::size_t even = 0, odd = 0;
  const std::size_t look = std::min<std::size_t>(bytes.size(), 4096);
  for (std::size_t i = 0; i < look; ++i) {
    if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  if (odd > 0 && even == 0) return "UTF-16LE";
  if (even > 0 && odd == 0) return "UTF-16BE";
  return nullptr;
}

Result<Decoded> decoded_as(std::string_view bytes, const char* encoding) {
  auto text = convert(bytes, encoding);
  if (!text) return tl::unexpected(text.error());
  return Decoded{encoding, std::move(*text)};
}

Result<Decoded> decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) {
    return decoded_as(bytes.substr(2), "UTF-16LE");
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return decoded_as(bytes.substr(2), "UTF-16BE");
  }
  const auto bad = invalid_utf8(bytes);
  if (!bad) {
    if (const char* encoding = utf16_without_mark(bytes)) {
      return decoded_as(bytes, encoding);
    }
    return Decoded{"UTF-8", to_u32(bytes)};
  }
  if (const char* encoding = utf16_without_mark(bytes)) {
    return decoded_as(bytes, encoding);
  }
  auto gb = decoded_as(bytes, "gb18030");
  if (gb) return gb;
  return fail("encoding", "neither UTF-8 (first wrong byte at " +
                              std::to_string(*bad) +
                              "), UTF-16 nor GB18030: " + gb.error().message);
}

bool replace_nul(std::u32string& text) {
  const bool nul = text.find(U'\0') != text.npos;
  if (nul) std::replace(text.begin(), text.end(), U'\0', U'\uFFFD');
  return nul;
}

Document document_of(const std::u32string& all, const std::string& encoding) {
  Document document;
  document.format = Format::text;
  document.source.encoding = encoding;
  constexpr std::size_t kUsualLine = 32;  // hardly fewer: blocks seldom move
  document.flow.blocks.reserve(all.size() / kUsualLine + 1);
  bool nul = false;
  for (std::size_t from = 0; from < all.size();) {
    Signs signs;
    std::size_t to = from;
    for (; to < all.size(); ++to) {
      const Signs sign = Signs::of(all[to]);
      if (sign.may_hold(Sign::line_end)) break;
      signs |= sign;
    }
    Block& block = document.flow.blocks.emplace_back();
    block.text.assign(all, from, to - from);
    block.signs = signs;
    if (block.signs.may_hold(Sign::unknown)) nul |= replace_nul(block.text);
    from = to + 1;
    if (to < all.size() && all[to] == U'\r' && from < all.size() &&
        all[from] == U'\n') {
      ++from;
    }
  }
  if (nul) {
    document.findings.push_back(
        {Severity::warning, "text.garbled",
         "the file has NUL bytes; each stands as U+FFFD in the text"});
  }
  return document;
}

}  // namespace

Result<Document> read_plain(std::string_view bytes) {
  auto text = decode(bytes);
  if (!text) return tl::unexpected(text.error());
  return document_of(text->text, text->encoding);
}

Result<Document> read_text(std::string_view utf8) {
  Document document = document_of(to_u32(utf8), "UTF-8");
  // What is not UTF-8 has become U+FFFD.
  const std::vector<Block>& lines = document.flow.blocks;
  const bool doubtful = std::any_of(
      lines.begin(), lines.end(),
      [](const Block& line) { return line.signs.may_hold(Sign::unknown); });
  if (const auto bad = doubtful ? invalid_utf8(utf8) : std::nullopt) {
    return fail("encoding",
                "byte " + std::to_string(*bad) + " of the text is not UTF-8");
  }
  document.source.media_type = media_type_of(Kind::text);
  document.source.bytes = utf8.size();
  document.source.sha256 = sha256_hex(utf8);
  return document;
}

}  // namespace tiaowen
