// Words at a place: is the one that begins or ends there of this kind?
//
//   ends_word(material, at, {Dictionary::condition, "place", "closing"})
//   …未通过的 ends in 的, which closes a condition: true
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// The rows of a dictionary that have `value` in `column`.
struct WordKind {
  Dictionary in;
  ColumnName column;
  std::string_view value;
};

bool begins_word(const Material& material, std::uint32_t at, WordKind kind);
bool ends_word(const Material& material, std::uint32_t at, WordKind kind);

// The first word of this kind that lies in `span`.
std::optional<Span> first_of(const Material& material, Span span,
                             WordKind kind);

}  // namespace tiaowen
