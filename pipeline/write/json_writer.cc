#include "pipeline/write/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

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

// Three bytes come first: most letters of a Chinese text have as many.
char* put_utf8(char32_t c, char* to) {
  const auto tail = [c](int shift) {
    return static_cast<char>(0x80 | (c >> shift & 0x3F));
  };
  if (c >= 0x800 && c < 0x10000) {
    to[0] = static_cast<char>(0xE0 | c >> 12);
    to[1] = tail(6);
    to[2] = tail(0);
    return to + 3;
  }
  if (c < 0x80) {
    to[0] = static_cast<char>(c);
    return to + 1;
  }
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
    for (const char c : piece) {
      if (kPlain.has(static_cast<unsigned char>(c))) {
        *to++ = c;
      } else {
        to = put_escape(static_cast<unsigned char>(c), to);
      }
    }
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
      to = c < 0x80 && !kPlain.has(c) ? put_escape(c, to) : put_utf8(c, to);
    }
  }
  *to++ = '"';
  wrote(to);
}

void JsonWriter::raw(std::string_view json) {
  wrote(put(json, separate(room(json.size() + kMarks))));
}

void JsonWriter::number(std::int64_t number) {
  char* const to = separate(room(kNumber + kMarks));
  wrote(std::to_chars(to, to + kNumber, number).ptr);
}

void JsonWriter::id(char letter, std::int64_t number) {
  char* to = separate(room(kNumber + kMarks));
  *to++ = '"';
  *to++ = letter;
  to = std::to_chars(to, to + kNumber, number).ptr;
  *to++ = '"';
  wrote(to);
}

void JsonWriter::hundredths(std::int64_t number) {
  char* to = separate(room(kNumber + kMarks));
  if (number < 0) *to++ = '-';
  const std::int64_t size = number < 0 ? -number : number;
  to = std::to_chars(to, to + kNumber, size / 100).ptr;
  *to++ = '.';
  *to++ = static_cast<char>('0' + size / 10 % 10);
  if (size % 10 != 0) *to++ = static_cast<char>('0' + size % 10);
  wrote(to);
}

}  // namespace tiaowen
