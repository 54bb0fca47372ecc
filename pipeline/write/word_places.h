// WordPlaces finds words of a text again that are known without their place.
//
//   WordPlaces places(text);
//   places.near(U"家", span_of_20家)   the 家 of that mention
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/span.h"

namespace tiaowen {

class WordPlaces {
 public:
  explicit WordPlaces(std::u32string_view text) : text_(text) {}

  // In `beside`, else right after it, else the nearest before it, else the
  // first of the text. Nothing where the words stand nowhere.
  std::optional<Span> near(std::u32string_view words, Span beside);

  // The stretch beginning at or after `beside.begin` whose document_number()
  // is `number`.
  std::optional<Span> number_near(std::u32string_view number, Span beside);

 private:
  std::optional<Span> anywhere(std::u32string_view words);

  std::u32string_view text_;
  std::map<std::u32string, std::optional<Span>, std::less<>> known_;
};

}  // namespace tiaowen
