// Locator is a place inside a document as a text names it.
//
//   第十条第二款第(三)项    条 10, 款 2, 项 3
//   第三十八条、第四十条    条 38; the length covers both
//   前款, 本条第一款        the paragraph before, this article
//
// Source of the order 条 款 项 目: Legislation Law, art. 65.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tiaowen {

struct LocatorPart {
  char32_t unit = 0;         // 编 章 节 条 款 项 目
  std::uint32_t number = 0;  // 0 of 前款 and the like
  std::uint32_t sub = 0;  // the 1 of 第十条之一; of 前两款 how many back
};

struct Locator {
  std::uint32_t length = 0;  // code points, with what is joined by 、 至
  std::vector<LocatorPart> parts;  // of the first place named
  bool here = false;               // begins with 本条 or 前款
};

// The locator at the front of folded text.
std::optional<Locator> read_locator(std::u32string_view text);

}  // namespace tiaowen
