#include "pipeline/model/unicode.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <iterator>

namespace tiaowen {

namespace {

// The character of three bytes at `bytes`, as most Chinese ones are; 0 where
// there is no valid one.
char32_t three_bytes(const std::uint8_t* bytes, std::int64_t left) {
  if (left < 3) return 0;
  const unsigned lead = bytes[0] ^ 0xE0U;
  const unsigned second = bytes[1] ^ 0x80U, third = bytes[2] ^ 0x80U;
  if (lead >= 0x10 || (second | third) >= 0x40) return 0;
  const char32_t c = lead << 12 | second << 6 | third;
  return c >= 0x800 && !U_IS_SURROGATE(c) ? c : 0;
}

}  // namespace

std::u32string to_u32(std::string_view utf8) {
  std::u32string out;
  char32_t chunk[256];
  std::size_t filled = 0;
  out.reserve(utf8.size() / 3);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t i = 0; i < size;) {
    if (filled == std::size(chunk)) {
      out.append(chunk, filled);
      filled = 0;
    }
    char32_t& next = chunk[filled++];
    if (bytes[i] < 0x80) {
      next = bytes[i++];
    } else if ((next = three_bytes(bytes + i, size - i)) != 0) {
      i += 3;
    } else {
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(bytes, i, size, c);
      next = static_cast<char32_t>(c);
    }
  }
  return out.append(chunk, filled);
}

void append_utf8(std::u32string_view text, std::string& out) {
  for (const char32_t c : text) {
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
      continue;
    }
    char buffer[4];
    int length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(c));
    out.append(buffer, static_cast<std::size_t>(length));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  append_utf8(text, out);
  return out;
}

std::optional<std::size_t> invalid_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    if (three_bytes(data + i, size - i) != 0) {
      i += 3;
      continue;
    }
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134F);
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F ||
         c == 0xFEFF;
}

int columns_of(char32_t c) {
  if (c < 0x80) return 1;
  if (c >= 0x3000 && c <= 0xFF60) return 2;
  const int width =
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
                 width == U_EA_AMBIGUOUS
             ? 2
             : 1;
}

std::u32string_view trim(std::u32string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace tiaowen
