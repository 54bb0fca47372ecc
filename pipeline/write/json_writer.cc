#include "pipeline/write/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tiaowen {
namespace {

bool needs_escape(char32_t c) { return c < 0x20 || c == U'"' || c == U'\\'; }

// Each writes at `to` and gives the place behind.
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

char* put_utf8(char32_t c, char* to) {
  const auto tail = [c](int shift) {
    return static_cast<char>(0x80 | (c >> shift & 0x3F));
  };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xC0 | c >> 6);
    *to++ = tail(0);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xE0 | c >> 12);
    *to++ = tail(6);
    *to++ = tail(0);
  } else {
    *to++ = static_cast<char>(0xF0 | c >> 18);
    *to++ = tail(12);
    *to++ = tail(6);
    *to++ = tail(0);
  }
  return to;
}

}  // namespace

void JsonWriter::new_line() {
  out_.push_back('\n');
  out_.append(depth_, ' ');
}

void JsonWriter::separate() {
  if (!first_) out_.append(indented_ ? ", " : ",");
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  out_.push_back(bracket);
  first_ = false;
}

void JsonWriter::close_object() {
  if (indented_ && !first_) {
    --depth_;
    new_line();
    ++depth_;
  }
  close('}');
}

void JsonWriter::key(std::string_view name) {
  if (!first_) out_.push_back(',');
  if (indented_) new_line();
  out_.push_back('"');
  out_.append(name);
  out_.append(indented_ ? "\": " : "\":");
  first_ = true;
}

void JsonWriter::text(std::string_view utf8) {
  separate();
  out_.push_back('"');
  std::size_t from = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (!needs_escape(c)) continue;
    out_.append(utf8, from, i - from);
    std::array<char, 6> escape;
    out_.append(escape.data(), put_escape(c, escape.data()));
    from = i + 1;
  }
  out_.append(utf8, from);
  out_.push_back('"');
}

void JsonWriter::text(std::u32string_view text) {
  separate();
  out_.push_back('"');
  constexpr std::size_t kPiece = 128;
  std::array<char, kPiece * 6> bytes;
  for (; !text.empty(); text.remove_prefix(std::min(kPiece, text.size()))) {
    char* to = bytes.data();
    for (const char32_t c : text.substr(0, kPiece)) {
      to = needs_escape(c) ? put_escape(c, to) : put_utf8(c, to);
    }
    out_.append(bytes.data(), to);
  }
  out_.push_back('"');
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_.append(json);
}

void JsonWriter::number(std::int64_t number) {
  std::array<char, 24> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::hundredths(std::int64_t number) {
  std::array<char, 28> digits;
  char* to = digits.data();
  if (number < 0) *to++ = '-';
  const std::int64_t size = number < 0 ? -number : number;
  to = std::to_chars(to, digits.data() + digits.size(), size / 100).ptr;
  *to++ = '.';
  *to++ = static_cast<char>('0' + size / 10 % 10);
  if (size % 10 != 0) *to++ = static_cast<char>('0' + size % 10);
  raw({digits.data(), static_cast<std::size_t>(to - digits.data())});
}

}  // namespace tiaowen
