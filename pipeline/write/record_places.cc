#include "pipeline/write/record_places.h"

#include "pipeline/model/unicode.h"
#include "pipeline/write/json_values.h"

namespace tiaowen {

Span RecordPlaces::span(JsonNode json) const {
  const auto ends = json.items();
  if (ends.size() != 2) throw BadField{"no span: " + json.dump()};
  const std::uint64_t begin = ends[0].count(), end = ends[1].count();
  if (begin > end || end > text_.size()) {
    throw BadField{"a span leaves the text: " + json.dump()};
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::optional<Span> RecordPlaces::maybe_span(JsonNode object,
                                             const char* name) const {
  return maybe(object, name, [this](JsonNode json) { return span(json); });
}

int RecordPlaces::clause_at(JsonNode id) const {
  if (id.is_null()) return -1;
  const auto known = clauses_.find(id.text());
  if (known == clauses_.end()) throw BadField{"no such clause: " + id.dump()};
  return known->second;
}

std::optional<Span> RecordPlaces::words(JsonNode json, Span beside) {
  if (json.is_null()) return std::nullopt;
  auto place = places_.near(to_u32(json.text()), beside);
  if (!place) throw BadField{"words that stand nowhere: " + json.dump()};
  return place;
}

std::optional<Span> RecordPlaces::number(JsonNode json, Span beside) {
  if (json.is_null()) return std::nullopt;
  auto place = places_.number_near(to_u32(json.text()), beside);
  if (!place) throw BadField{"a number not in its citation: " + json.dump()};
  return place;
}

}  // namespace tiaowen
