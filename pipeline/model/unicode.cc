#include "pipeline/model/unicode.h"

#include <unicode/utf8.h>

#include <bit>
#include <cstring>
#include <iterator>

namespace tiaowen {

namespace {

// The character of three bytes at `bytes`, as most Chinese ones are; 0 where
// there is no valid one, or fewer than four bytes are left.
inline char32_t three_bytes(const std::uint8_t* bytes, std::int64_t left) {
  if (left < 4) return 0;
  std::uint32_t four;
  std::memcpy(&four, bytes, sizeof four);
  if constexpr (std::endian::native == std::endian::big) {
    four = __builtin_bswap32(four);
  }
  if ((four & 0xC0C0F0) != 0x8080E0) return 0;  // 1110…, 10…, 10…
  const char32_t c =
      (four & 0xF) << 12 | (four >> 2 & 0xFC0) | (four >> 16 & 0x3F);
  // By blocks of 0x800: the first would be fewer bytes, 0xD800 surrogates.
  constexpr std::uint32_t kInvalid = 1U | 1U << (0xD800 / 0x800);
  return (kInvalid >> (c / 0x800) & 1) == 0 ? c : 0;
}

}  // namespace

std::u32string to_u32(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  std::u32string out;
  char32_t piece[256];
  std::size_t filled = 0;
  out.reserve(utf8.size() / 2);  // enough for Chinese text
  for (std::int64_t i = 0; i < size;) {
    const std::size_t before = filled;
    // Letters of one kind stand together.
    while (filled < std::size(piece)) {
      const char32_t c = three_bytes(bytes + i, size - i);
      if (c == 0) break;
      piece[filled++] = c;
      i += 3;
    }
    while (filled < std::size(piece) && i < size && bytes[i] < 0x80) {
      piece[filled++] = bytes[i++];
    }
    if (filled == std::size(piece)) {
      out.append(piece, filled);
      filled = 0;
    } else if (filled == before) {
      UChar32 other = 0;
      U8_NEXT_OR_FFFD(bytes, i, size, other);
      piece[filled++] = static_cast<char32_t>(other);
    }
  }
  out.append(piece, filled);
  return out;
}

void append_utf8(std::u32string_view text, std::string& out) {
  char piece[256];
  int filled = 0;
  for (const char32_t c : text) {
    if (filled + U8_MAX_LENGTH > static_cast<int>(sizeof piece)) {
      out.append(piece, static_cast<std::size_t>(filled));
      filled = 0;
    }
    U8_APPEND_UNSAFE(piece, filled, static_cast<UChar32>(c));
  }
  out.append(piece, static_cast<std::size_t>(filled));
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

std::u32string_view without_blanks_around(std::u32string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace tiaowen
