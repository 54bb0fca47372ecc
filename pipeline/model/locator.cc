#include "pipeline/model/locator.h"

#include "pipeline/model/clause_mark.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kUnits = U"编章节条款项目";

// 、(三) of 第(一)、(三)项, 、三 of 第二、三款: further numbers of one part.
std::uint32_t past_numbers(std::u32string_view text, std::uint32_t at,
                           bool bracket) {
  constexpr std::u32string_view kJoints = U"、至和及或";
  for (;;) {
    std::uint32_t next = at;
    if (next >= text.size() || kJoints.find(text[next]) == kJoints.npos) break;
    ++next;
    if (bracket && text.substr(next++, 1) != U"(") break;
    const auto number = read_ordinal(text.substr(next));
    if (!number) break;
    next += number->length;
    if (bracket && text.substr(next++, 1) != U")") break;
    at = next;
  }
  return at;
}

// 第十条之一, 第(三)项 at the front; length 0 where there is none.
std::uint32_t read_part(std::u32string_view text, LocatorPart& part) {
  if (text.empty() || text.front() != U'第') return 0;
  std::uint32_t at = 1;
  const bool bracket = text.substr(at, 1) == U"(";
  if (bracket) ++at;
  const auto number = read_ordinal(text.substr(at));
  if (!number) return 0;
  at += number->length;
  if (bracket) {
    if (text.substr(at, 1) != U")") return 0;
    ++at;
  }
  at = past_numbers(text, at, bracket);
  if (at >= text.size() || kUnits.find(text[at]) == kUnits.npos) return 0;
  part.unit = text[at++];
  part.number = number->value;
  part.sub = 0;
  // 第一条例, 第二项目: the unit is the beginning of another word.
  if (part.unit == U'条' && text.substr(at, 1) == U"例") return 0;
  if (part.unit == U'项' && text.substr(at, 1) == U"目") return 0;
  if (part.unit == U'条' && text.substr(at, 1) == U"之") {
    if (const auto sub = read_ordinal(text.substr(at + 1))) {
      part.sub = sub->value;
      at += 1 + sub->length;
    }
  }
  return at;
}

// A path of parts: 第十条第二款.
std::uint32_t read_path(std::u32string_view text,
                        std::vector<LocatorPart>& parts) {
  std::uint32_t at = 0;
  for (;;) {
    LocatorPart part;
    const std::uint32_t length = read_part(text.substr(at), part);
    if (length == 0) return at;
    parts.push_back(part);
    at += length;
  }
}

// 前款, 前两款, 本条: relative to where they stand.
std::uint32_t read_relative(std::u32string_view text, Locator& locator) {
  if (text.starts_with(U"本条")) {
    locator.here = true;
    return 2;
  }
  if (!text.starts_with(U"前")) return 0;
  std::uint32_t at = 1, back = 1;
  if (const auto count = read_ordinal(text.substr(at))) {
    at += count->length;
    back = count->value;
  }
  constexpr std::u32string_view kBefore = U"条款项";
  if (at >= text.size() || kBefore.find(text[at]) == kBefore.npos) return 0;
  if (text[at] == U'条' || text[at] == U'项') {
    const std::u32string_view after = text.substr(at + 1, 1);
    if (after == U"例" || after == U"目" || after == U"件") return 0;
  }
  locator.here = true;
  locator.parts.push_back({text[at], 0, back});
  return at + 1;
}

}  // namespace

std::optional<Locator> read_locator(std::u32string_view text) {
  Locator locator;
  std::uint32_t at = read_relative(text, locator);
  at += read_path(text.substr(at), locator.parts);
  if (at == 0 || locator.parts.empty()) return std::nullopt;
  // 第三十八条、第四十条; 第八条至第十一条
  for (;;) {
    std::uint32_t joint = 0;
    constexpr std::u32string_view kJoints = U"、和或及至与";
    if (at < text.size() && kJoints.find(text[at]) != kJoints.npos) joint = 1;
    for (const std::u32string_view word : {U"或者", U"以及"}) {
      if (text.substr(at, word.size()) == word) joint = 2;
    }
    if (joint == 0) break;
    std::vector<LocatorPart> more;
    const std::uint32_t length = read_path(text.substr(at + joint), more);
    if (length == 0) break;
    at += joint + length;
  }
  locator.length = at;
  return locator;
}

}  // namespace tiaowen
