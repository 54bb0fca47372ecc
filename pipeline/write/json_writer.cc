#include "pipeline/write/json_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace tiaowen {
namespace {

constexpr std::size_t kEscape = 6;        // bytes of the longest escape
constexpr std::size_t kNumber = 24;       // of the longest number
constexpr std::size_t kPiece = 1024;      // of a text that gets room at once
constexpr std::size_t kMarks = 8;         // quotes, comma, colon, line end
constexpr std::size_t kBuffer = 1 << 14;  // written before it goes to out

// The bytes that stand for themselves.
class PlainBytes {
 public:
  constexpr PlainBytes() {
    for (std::size_t c = 0x20; c < plain_.size(); ++c) plain_[c] = true;
    plain_['"'] = plain_['\\'] = false;
  }
  constexpr bool has(std::size_t byte) const { return plain_[byte]; }

 private:
  std::array<bool, 256> plain_{};
};
constexpr PlainBytes kPlain;

// Each writes at `to` and gives the place behind.
char* put(std::string_view bytes, char* to) {
  return std::copy(bytes.begin(), bytes.end(), to);
}

char* put_escape(char32_t c, char* to) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kNames = "\"\\bfnrt";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  *to++ = '\\';
  const std::size_t named = kNamed.find(static_cast<char>(c));
  if (named != std::string_view::npos) {
    *to++ = kNames[named];
    return to;
  }
  for (const char digit : {'u', '0', '0', kHex[c >> 4], kHex[c & 15]}) {
    *to++ = digit;
  }
  return to;
}

// As most letters of a Chinese text have.
bool has_three_bytes(char32_t c) { return c - 0x800 < 0x10000 - 0x800; }

char* put_three_bytes(char32_t c, char* to) {
  to[0] = static_cast<char>(0xE0 | c >> 12);
  to[1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
  to[2] = static_cast<char>(0x80 | (c & 0x3F));
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

// Bytes of these eight that do not stand for themselves have their high bit
// set.
std::uint64_t escapes_among(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = kOnes * 0x80;
  const auto zeros = [](std::uint64_t bytes) {
    return (bytes - kOnes) & ~bytes;
  };
  return (zeros(eight ^ kOnes * '"') | zeros(eight ^ kOnes * '\\') |
          ((eight - kOnes * 0x20) & ~eight)) &
         kHigh;
}

char* put_escaped(std::string_view piece, char* to) {
  std::size_t at = 0;
  while (at + 8 <= piece.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, piece.data() + at, 8);
    if (escapes_among(eight) != 0) break;
    std::memcpy(to, &eight, 8);
    // The last eight may have been read in part: then they are once more.
    const std::size_t step =
        std::clamp<std::size_t>(piece.size() - at - 8, 0, 8);
    at += step;
    to += step;
    if (step == 0) return to + 8;
  }
  for (; at < piece.size(); ++at) {
    const auto c = static_cast<unsigned char>(piece[at]);
    if (kPlain.has(c)) {
      *to++ = static_cast<char>(c);
    } else {
      to = put_escape(c, to);
    }
  }
  return to;
}

std::uint64_t magnitude(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

// Offsets have few digits: no table is looked into for them.
char* put_number(std::uint64_t number, char* to) {
  constexpr std::size_t kMostDigits = 20;
  std::size_t digits = 1;
  for (std::uint64_t power = 10; digits < kMostDigits && number >= power;
       power *= 10) {
    ++digits;
  }
  char* const end = to + digits;
  for (char* at = end; at != to; number /= 10) {
    *--at = static_cast<char>('0' + number % 10);
  }
  return end;
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

void JsonWriter::key(const JsonKey& key) {
  char* to = room(JsonKey::kRoom + depth_ + kMarks);
  // The first key has no comma. All of the room is copied: that is quicker
  // than to ask how much.
  const std::size_t comma = first_ ? 0 : 1;
  first_ = true;
  if (indented_) {
    if (comma != 0) *to++ = ',';
    to = new_line(to, depth_);
  }
  const std::size_t from = indented_ ? 1 : 1 - comma;
  std::memcpy(to, key.bytes() + from, JsonKey::kRoom - 1);
  to += key.size() - from;
  if (indented_) *to++ = ' ';
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
      } else if (kPlain.has(c)) {
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
