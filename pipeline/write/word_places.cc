#include "pipeline/write/word_places.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/write/document_number.h"

namespace tiaowen {
namespace {

constexpr std::size_t kNear = 400;  // characters that count as beside

Span span_at(std::size_t begin, std::size_t length) {
  return {static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(begin + length)};
}

// Where `number` ends that begins at `at` of the text; npos: not there.
std::size_t number_end(std::u32string_view text, std::size_t at,
                       std::u32string_view number) {
  if (is_space(text[at])) return text.npos;
  for (const char32_t c : number) {
    while (at < text.size() && is_space(text[at])) ++at;
    if (at == text.size() || document_number_letter(text[at]) != c) {
      return text.npos;
    }
    ++at;
  }
  return at;
}

}  // namespace

std::optional<Span> WordPlaces::near(std::u32string_view words, Span beside) {
  const std::size_t inside =
      text_.substr(0, beside.end).find(words, beside.begin);
  if (inside != text_.npos) return span_at(inside, words.size());
  if (text_.substr(beside.end).starts_with(words)) {
    return span_at(beside.end, words.size());
  }
  const std::size_t from = beside.begin > kNear ? beside.begin - kNear : 0;
  const std::size_t before =
      text_.substr(from, beside.begin - from).rfind(words);
  if (before != text_.npos) return span_at(from + before, words.size());
  return anywhere(words);
}

std::optional<Span> WordPlaces::anywhere(std::u32string_view words) {
  const auto known = known_.find(words);
  if (known != known_.end()) return known->second;
  std::optional<Span> place;
  const std::size_t at = text_.find(words);
  if (at != text_.npos) place = span_at(at, words.size());
  known_.emplace(words, place);
  return place;
}

std::optional<Span> WordPlaces::number_near(std::u32string_view number,
                                            Span beside) {
  const std::size_t end = std::min<std::size_t>(text_.size(), beside.end);
  for (std::size_t at = beside.begin; at < end; ++at) {
    const std::size_t stop = number_end(text_, at, number);
    if (stop != text_.npos) return span_at(at, stop - at);
  }
  return std::nullopt;
}

}  // namespace tiaowen
