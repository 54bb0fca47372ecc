// RecordPlaces: what a record's JSON names by span, words or clause id.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "pipeline/model/span.h"
#include "pipeline/write/json_node.h"
#include "pipeline/write/word_places.h"

namespace tiaowen {

class RecordPlaces {
 public:
  explicit RecordPlaces(std::u32string text)
      : text_(std::move(text)), places_(text_) {}
  RecordPlaces(const RecordPlaces&) = delete;
  RecordPlaces& operator=(const RecordPlaces&) = delete;

  const std::u32string& text() const { return text_; }

  // Each throws BadField for a place that the record does not have.
  Span span(JsonNode json) const;
  std::optional<Span> maybe_span(JsonNode object, const char* name) const;
  int clause_at(JsonNode id) const;  // -1 of null
  // Words beside a span; null is none.
  std::optional<Span> words(JsonNode json, Span beside);
  // A document's number, however the text brackets it.
  std::optional<Span> number(JsonNode json, Span beside);

  void add_clause(const std::string& id) {
    clauses_.emplace(id, static_cast<int>(clauses_.size()));
  }

 private:
  const std::u32string text_;
  WordPlaces places_;
  std::map<std::string, int> clauses_;
};

}  // namespace tiaowen
