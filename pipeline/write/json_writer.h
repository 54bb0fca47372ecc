// JsonWriter appends JSON to a string, compact or indented by one blank, with
// arrays on one line.
//
//   JsonWriter json(out, false);
//   json.open_object();
//   json.key("min"_key);
//   json.text("30");
//   json.close_object();
//   json.finish();          {"min":"30"}
//
// It writes what it is told: that keys and values alternate is the caller's
// part. `out` has all that was written only after finish().
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/write/json_key.h"

namespace tiaowen {

class JsonWriter {
 public:
  JsonWriter(std::string& out, bool indented)
      : out_(out), indented_(indented) {}

  void finish() { flush(); }

  void open_object() { open('{'); }
  void close_object();
  void open_array() { open('['); }
  void close_array() { close(']'); }

  void key(const JsonKey& key);
  // A name that is not known before, of any length.
  // REQUIRES: nothing in it needs an escape.
  void key(std::string_view name);

  void text(std::string_view utf8);
  void text(std::u32string_view text);
  // A text of the program's own making: REQUIRES: nothing needs an escape.
  void name(std::string_view ascii);
  // JSON as it stands.
  void raw(std::string_view json);
  void number(std::int64_t number);
  // [3,8]
  void pair(std::int64_t first, std::int64_t second);
  // 1234 is 12.34, 1200 is 12.0
  void hundredths(std::int64_t number);
  // "m12"
  void id(char letter, std::int64_t number);
  void boolean(bool yes) { raw(yes ? "true" : "false"); }
  void null();

 private:
  void open(char bracket);
  void close(char bracket);
  // The place to write at, with room for `bytes`; wrote() says how far it went.
  char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) make_room(bytes);
    return buffer_.get() + size_;
  }
  void wrote(const char* end) {
    size_ = static_cast<std::size_t>(end - buffer_.get());
  }
  [[gnu::noinline]] void make_room(std::size_t bytes);
  void flush();
  [[gnu::noinline]] void key_on_new_line(const JsonKey& key);
  // The comma between values, and the line end in front of a key.
  char* separate(char* to);
  char* new_line(char* to, std::size_t depth) const;

  std::string& out_;
  bool indented_;
  bool first_ = true;  // nothing stands before, in this object or array
  std::size_t depth_ = 0;
  // Written, but not yet in out_: what is small is not appended piece by piece.
  std::unique_ptr<char[]> buffer_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace tiaowen
