// Signs says which kinds of signs a line may hold, so that who looks for one
// passes over the lines that have none.
//
//   signs_of(U"| 甲 | 乙 |").may_hold(Sign::bar)      true
//   signs_of(U"第一条 总则").may_hold(Sign::bar)       false
//
// What it promises is absence: of a line that was cut since, it may still name
// what went. A letter is asked about once, by one look at a table.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace tiaowen {

enum class Sign : std::uint8_t {
  line_end = 1 << 0,  // \n \r \f and Unicode's own
  blank = 1 << 1,     // is_space()
  tab = 1 << 2,
  bar = 1 << 3,      // | ｜ │
  markup = 1 << 4,   // * < [ ! & and the backslash
  quote = 1 << 5,    // “ ”
  unknown = 1 << 6,  // NUL, and U+FFFD for what could not be read
};

class Signs {
 public:
  constexpr Signs() = default;
  static constexpr Signs any() { return Signs(0xFF); }
  static constexpr Signs of(char32_t c) { return Signs(kinds_of(c)); }

  constexpr bool may_hold(Sign sign) const {
    return (kinds_ & static_cast<std::uint8_t>(sign)) != 0;
  }
  constexpr bool may_hold(Sign one, Sign other) const {
    return may_hold(one) || may_hold(other);
  }
  constexpr Signs& operator|=(Signs more) {
    kinds_ |= more.kinds_;
    return *this;
  }

 private:
  // By pages of 256 letters: those without signs, as all of Chinese, share one,
  // so that the tables stay near the processor. No branch, which letters of
  // every kind would make unforeseeable.
  static constexpr std::size_t kPlanePages = 0x100, kSignPages = 8;
  struct Tables {
    std::array<std::uint8_t, kPlanePages + 1> pages{};
    std::array<std::array<std::uint8_t, 0x100>, kSignPages> kinds{};
  };
  static constexpr std::uint8_t kinds_of(char32_t c) {
    const std::size_t page = std::min<std::size_t>(c >> 8, kPlanePages);
    return kTables.kinds[kTables.pages[page]][c & 0xFF];
  }
  static constexpr Tables tables() {
    Tables tables;
    std::uint8_t last = 0;
    const auto add = [&](std::u32string_view signs, Sign kind) {
      for (const char32_t c : signs) {
        std::uint8_t& page = tables.pages[c >> 8];
        if (page == 0) page = ++last;
        tables.kinds[page][c & 0xFF] |= static_cast<std::uint8_t>(kind);
      }
    };
    add(U"\n\r\f\u2028\u2029", Sign::line_end);
    add(U"\t\v\n\r\f "
        U"\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
        U"\u2009\u200A\u200B\u202F\u205F\u3000\uFEFF",
        Sign::blank);
    add(U"\t", Sign::tab);
    add(U"|｜│", Sign::bar);
    add(U"*<[!&\\", Sign::markup);
    add(U"“”", Sign::quote);
    add({U"\0\uFFFD", 2}, Sign::unknown);
    return tables;
  }
  static const Tables kTables;

  constexpr explicit Signs(std::uint8_t kinds) : kinds_(kinds) {}

  std::uint8_t kinds_ = 0;
};

inline constexpr Signs::Tables Signs::kTables = Signs::tables();

constexpr Signs signs_of(std::u32string_view text) {
  Signs signs;
  for (const char32_t c : text) signs |= Signs::of(c);
  return signs;
}

}  // namespace tiaowen
