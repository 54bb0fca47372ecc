// Writer and Cursor put values into a frame and take them out again.
//
//   Writer writer(out, Tag::end);  writer.put(3);  writer.put_all(text);
//   Cursor in(payload);            in.get<int>();  in.text();
//
// A Cursor trusts nothing: where the bytes run out it goes on with zeros and
// says so at the end, in done().
#pragma once

#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "pipeline/model/unicode.h"
#include "pipeline/read/wire.h"

namespace tiaowen::wire {

class Writer {
 public:
  Writer(std::string& out, Tag tag) : out_(out), begin_(out.size()), tag_(tag) {
    out_.append(sizeof(FrameHeader), '\0');
  }
  ~Writer() {
    const FrameHeader header{
        tag_,
        static_cast<std::uint32_t>(out_.size() - begin_ - sizeof(FrameHeader))};
    std::memcpy(out_.data() + begin_, &header, sizeof header);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  template <typename T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <typename Items>
  void put_all(const Items& items) {
    put(static_cast<std::uint32_t>(items.size()));
    out_.append(reinterpret_cast<const char*>(items.data()),
                items.size() * sizeof(typename Items::value_type));
  }

 private:
  std::string& out_;
  const std::size_t begin_;
  const Tag tag_;
};

class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  T get() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    if (rest_.size() < sizeof value) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  // A number of items that follow, each at least `least` bytes long.
  std::size_t count(std::size_t least) {
    const std::size_t n = get<std::uint32_t>();
    if (n > rest_.size() / least) ok_ = false;
    return ok_ ? n : 0;
  }
  template <typename Items>
  void get_all(Items& items) {
    using Item = typename Items::value_type;
    const std::size_t n = count(sizeof(Item));
    items.resize(n);
    if (n > 0) std::memcpy(items.data(), rest_.data(), n * sizeof(Item));
    rest_.remove_prefix(n * sizeof(Item));
  }
  std::string string() {
    std::string value;
    get_all(value);
    if (invalid_utf8(value)) value = to_utf8(to_u32(value));
    return value;
  }
  std::u32string text() {
    std::u32string value;
    get_all(value);
    for (char32_t& c : value) {
      if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    }
    return value;
  }
  float number() {
    const float value = get<float>();
    return std::isfinite(value) ? value : 0.0F;
  }
  Box box() {
    Box box;
    box.x0 = number();
    box.y0 = number();
    box.x1 = number();
    box.y1 = number();
    return box;
  }

  template <typename T>
  std::optional<T> done(T value) const {
    if (!ok_ || !rest_.empty()) return std::nullopt;
    return value;
  }
  bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace tiaowen::wire
