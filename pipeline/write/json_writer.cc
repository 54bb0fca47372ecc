#include "pipeline/write/json_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace tiaowen {
namespace {

constexpr std::size_t kEscape = 6;        // bytes of the longest escape
constexpr std::size_t kNumber = 24;       // of the longest number
constexpr std::size_t kPiece = 1024;      // of a text that gets room at once
constexpr std::size_t kMarks = 8;         // quotes, comma, colon, line end
constexpr std::size_t kBuffer = 1 << 14;  // written before it goes to out

// How a byte is written: as itself, behind a backslash, or by its number.
class Escapes {
 public:
  constexpr Escapes() {
    constexpr std::string_view kNamed = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt";
    for (std::size_t c = 0; c < 0x20; ++c) names_[c] = kByNumber;
    for (std::size_t i = 0; i < kNamed.size(); ++i) {
      names_[static_cast<std::size_t>(kNamed[i])] = kNames[i];
    }
  }
  static constexpr char kNone = 0, kByNumber = 'u';

  constexpr char name(std::size_t byte) const { return names_[byte]; }

 private:
  std::array<char, 256> names_{};
};
constexpr Escapes kEscapes;

// Each writes at `to` and gives the place behind.
char* put(std::string_view bytes, char* to) {
  return std::copy(bytes.begin(), bytes.end(), to);
}

// REQUIRES: a byte that does not stand for itself.
char* put_escape(char32_t c, char* to) {
  *to++ = '\\';
  *to++ = kEscapes.name(c);
  if (kEscapes.name(c) != Escapes::kByNumber) return to;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char digit : {'0', '0', kHex[c >> 4], kHex[c & 15]}) *to++ = digit;
  return to;
}

// As most letters of a Chinese text have.
bool has_three_bytes(char32_t c) { return c - 0x800 < 0x10000 - 0x800; }

// The bytes of `value` from the lowest on. Those behind what is meant are
// written over: one store is quicker than one for each byte.
template <typename Value>
void put_bytes(Value value, char* to) {
  if constexpr (std::endian::native == std::endian::big) {
    value = sizeof value == 8 ? static_cast<Value>(__builtin_bswap64(value))
                              : static_cast<Value>(__builtin_bswap32(
                                    static_cast<std::uint32_t>(value)));
  }
  std::memcpy(to, &value, sizeof value);
}

char* put_three_bytes(char32_t c, char* to) {
  put_bytes(0x8080E0 | c >> 12 | (c & 0xFC0) << 2 | (c & 0x3F) << 16, to);
  return to + 3;
}

// Of letters with two or four bytes.
char* put_other(char32_t c, char* to) {
  const auto tail = [c](int shift) {
    return static_cast<char>(0x80 | (c >> shift & 0x3F));
  };
  if (c < 0x800) {
    to[0] = static_cast<char>(0xC0 | c >> 6);
    to[1] = tail(0);
    return to + 2;
  }
  to[0] = static_cast<char>(0xF0 | c >> 18);
  to[1] = tail(12);
  to[2] = tail(6);
  to[3] = tail(0);
  return to + 4;
}

// Bytes of the block that do not stand for themselves have their high bit set.
template <typename Block>
Block escapes_among(Block block) {
  constexpr auto kOnes = static_cast<Block>(0x0101010101010101);
  constexpr Block kHigh = kOnes * 0x80;
  const auto zeros = [](Block bytes) { return (bytes - kOnes) & ~bytes; };
  return (zeros(block ^ kOnes * '"') | zeros(block ^ kOnes * '\\') |
          ((block - kOnes * 0x20) & ~block)) &
         kHigh;
}

char* put_each(std::string_view bytes, char* to) {
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (kEscapes.name(c) == Escapes::kNone) {
      *to++ = byte;
    } else {
      to = put_escape(c, to);
    }
  }
  return to;
}

// The first bytes of the text, as many as fit in a block.
template <typename Block>
char* put_block(std::string_view text, char* to) {
  Block block;
  std::memcpy(&block, text.data(), sizeof block);
  std::memcpy(to, &block, sizeof block);
  if (escapes_among(block) == 0) return to + sizeof block;
  return put_each(text.substr(0, sizeof block), to);
}

char* put_escaped(std::string_view text, char* to) {
  for (; text.size() >= 8; text.remove_prefix(8)) {
    to = put_block<std::uint64_t>(text, to);
  }
  if (text.size() >= 4) {
    to = put_block<std::uint32_t>(text, to);
    text.remove_prefix(4);
  }
  return put_each(text, to);
}

std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

// The digits of a number below 10^8, the first in the lowest byte. All pieces
// are parted at once, into four digits each, then two, then one: without a
// branch, as how many digits there are is hard to guess.
std::uint64_t eight_digits(std::uint32_t number) {
  const std::uint64_t fours = number / 10000 | std::uint64_t{number % 10000}
                                                   << 32;
  const std::uint64_t hundreds = (fours * 5243 >> 19) & 0x0000007F0000007F;
  const std::uint64_t twos = hundreds | (fours - hundreds * 100) << 16;
  const std::uint64_t tens = (twos * 103 >> 10) & 0x000F000F000F000F;
  return tens | (twos - tens * 10) << 8;
}

char* put_number(std::uint64_t number, char* to) {
  if (number >= 100'000'000) {
    return std::to_chars(to, to + kNumber, number).ptr;
  }
  const auto digits = eight_digits(static_cast<std::uint32_t>(number));
  constexpr std::uint64_t kLast = std::uint64_t{1} << 56;  // also 0 has one
  const int zeros = std::countr_zero(digits | kLast) / 8;
  put_bytes((digits | 0x3030303030303030) >> 8 * zeros, to);
  return to + 8 - zeros;
}

}  // namespace

void JsonWriter::make_room(std::size_t bytes) {
  flush();
  if (capacity_ < bytes) {
    capacity_ = std::max(kBuffer, bytes);
    buffer_ = std::make_unique_for_overwrite<char[]>(capacity_);
  }
}

void JsonWriter::flush() {
  out_.append(buffer_.get(), size_);
  size_ = 0;
}

char* JsonWriter::new_line(char* to, std::size_t depth) const {
  *to++ = '\n';
  return std::fill_n(to, depth, ' ');
}

char* JsonWriter::separate(char* to) {
  if (!first_) {
    *to++ = ',';
    if (indented_) *to++ = ' ';
  }
  first_ = false;
  return to;
}

void JsonWriter::open(char bracket) {
  char* to = separate(room(kMarks));
  *to++ = bracket;
  wrote(to);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  char* to = room(kMarks);
  *to++ = bracket;
  wrote(to);
  --depth_;
  first_ = false;
}

void JsonWriter::close_object() {
  if (indented_ && !first_) {
    wrote(new_line(room(depth_ + kMarks), depth_ - 1));
  }
  close('}');
}

// The first key has no comma. All of the room is copied: that is quicker than
// to ask how much.
void JsonWriter::key(const JsonKey& key) {
  if (indented_) return key_on_new_line(key);
  char* const to = room(JsonKey::kRoom);
  const std::size_t from = first_ ? 1 : 0;
  first_ = true;
  std::memcpy(to, key.bytes() + from, JsonKey::kRoom - 1);
  wrote(to + key.size() - from);
}

void JsonWriter::key_on_new_line(const JsonKey& key) {
  char* to = room(JsonKey::kRoom + depth_ + kMarks);
  if (!first_) *to++ = ',';
  first_ = true;
  to = new_line(to, depth_);
  to = put({key.bytes() + 1, key.size() - 1}, to);
  *to++ = ' ';
  wrote(to);
}

void JsonWriter::key(std::string_view name) {
  char* to = room(name.size() + depth_ + kMarks);
  if (!first_) *to++ = ',';
  if (indented_) to = new_line(to, depth_);
  *to++ = '"';
  to = put(name, to);
  *to++ = '"';
  *to++ = ':';
  if (indented_) *to++ = ' ';
  wrote(to);
  first_ = true;
}

void JsonWriter::text(std::string_view utf8) {
  char* to = separate(room(kMarks));
  *to++ = '"';
  for (; !utf8.empty(); utf8.remove_prefix(std::min(kPiece, utf8.size()))) {
    wrote(to);
    const auto piece = utf8.substr(0, kPiece);
    to = room(piece.size() * kEscape + kMarks);
    to = put_escaped(piece, to);
  }
  *to++ = '"';
  wrote(to);
}

void JsonWriter::name(std::string_view ascii) {
  char* to = separate(room(ascii.size() + kMarks));
  *to++ = '"';
  to = put(ascii, to);
  *to++ = '"';
  wrote(to);
}

void JsonWriter::text(std::u32string_view text) {
  char* to = separate(room(kMarks));
  *to++ = '"';
  for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size()))) {
    wrote(to);
    const auto piece = text.substr(0, kPiece);
    to = room(piece.size() * kEscape + kMarks);
    for (const char32_t c : piece) {
      if (has_three_bytes(c)) {
        to = put_three_bytes(c, to);
      } else if (c >= 0x80) {
        to = put_other(c, to);
      } else if (kEscapes.name(c) == Escapes::kNone) {
        *to++ = static_cast<char>(c);
      } else {
        to = put_escape(c, to);
      }
    }
  }
  *to++ = '"';
  wrote(to);
}

void JsonWriter::null() {
  constexpr std::string_view kNull = "null";
  char* const to = separate(room(kMarks));
  std::memcpy(to, kNull.data(), kNull.size());
  wrote(to + kNull.size());
}

void JsonWriter::raw(std::string_view json) {
  wrote(put(json, separate(room(json.size() + kMarks))));
}

void JsonWriter::number(std::int64_t number) {
  char* to = separate(room(kNumber + kMarks));
  if (number < 0) *to++ = '-';
  wrote(put_number(magnitude(number), to));
}

void JsonWriter::pair(std::int64_t first, std::int64_t second) {
  open_array();
  number(first);
  number(second);
  close_array();
}

void JsonWriter::id(char letter, std::int64_t number) {
  char* to = separate(room(kNumber + kMarks));
  *to++ = '"';
  *to++ = letter;
  to = put_number(magnitude(number), to);
  *to++ = '"';
  wrote(to);
}

void JsonWriter::hundredths(std::int64_t number) {
  char* to = separate(room(kNumber + kMarks));
  if (number < 0) *to++ = '-';
  const std::uint64_t size = magnitude(number);
  to = put_number(size / 100, to);
  *to++ = '.';
  *to++ = static_cast<char>('0' + size / 10 % 10);
  if (size % 10 != 0) *to++ = static_cast<char>('0' + size % 10);
  wrote(to);
}

}  // namespace tiaowen
