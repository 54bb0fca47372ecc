// The values that a record's JSON writes as strings, read back. Each throws
// BadField where the string is no such value.
#pragma once

#include <string_view>

#include "pipeline/model/mention.h"
#include "pipeline/write/json_node.h"

namespace tiaowen {

Decimal decimal_of(JsonNode json);    // "300000"
Share share_of(JsonNode json);        // "0.3", "1/3"
Date date_of(JsonNode json);          // "2025-04-30", "2025"
Duration duration_of(JsonNode json);  // "P1Y6M"

// 11 of "m12": counted from 0 and below `count`.
int index_of(JsonNode json, std::size_t count);

// The one of the first `count` values of an Enum that has this name.
template <typename Enum>
Enum named(JsonNode json, int count) {
  const std::string name = json.text();
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  throw BadField{"no such name: " + name};
}

// Nothing where the field is missing or null.
template <typename Read>
auto maybe(JsonNode object, const char* name, Read read)
    -> std::optional<decltype(read(object))> {
  const auto field = object.find(name);
  if (!field) return std::nullopt;
  return read(*field);
}

}  // namespace tiaowen
