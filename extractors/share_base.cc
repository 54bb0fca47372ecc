#include "extractors/share_base.h"

#include <algorithm>

namespace tiaowen {
namespace {

constexpr std::size_t kLongest = 24;

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

std::optional<Span> read_whole_of(const Reading& reading,
                                  const Figure& figure) {
  const std::u32string_view text = reading.text.folded;
  std::size_t end = figure.span.begin;
  if (figure.before.stated() && figure.before.words.end == end) {
    end = figure.before.words.begin;
  }
  while (end > 0 && text[end - 1] == U' ') --end;
  // 占比达到 and the like name a share themselves; only X的N% says of what.
  if (end == 0 || text[end - 1] != U'的') return std::nullopt;
  --end;
  const std::size_t least = end > kLongest ? end - kLongest : 0;
  std::size_t from = end;
  while (from > least && !is_one_of(text[from - 1], U",;。:、!?\n\t()“")) {
    const std::size_t at = from - 1;
    // A word that leads in ends the search; 其 belongs to what it names.
    const Word lead = reading.words.ends(text, from, Dictionary::share_lead);
    if (lead) break;
    from = at;
  }
  if (from == end) return std::nullopt;
  return Span{narrow(from), narrow(end)};
}

}  // namespace tiaowen
