#include "extractors/share_base.h"

#include <algorithm>

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongest = 24;

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

// What no words of a whole go beyond.
constexpr LetterSet kStops(U",;。:、!?\n\t()“");
constexpr LetterSet kStopsAndFigures(U",;。:、!?\n\t()“0123456789%");

// 占|地区生产总值|比重达到10%, 占|GDP|的比例不低于3%, 占|总量|30%以上: what
// stands between 占 and the figure, without the word for a share.
std::optional<Span> read_occupied(const Reading& reading, std::size_t end) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t least = end > kLongest ? end - kLongest : 0;
  std::size_t tail = end;  // where 比重 begins
  for (std::size_t at = end; at > least; --at) {
    if (kStopsAndFigures.has(text[at - 1])) return {};
    const Word word = reading.words.ends(text, at, Dictionary::share_lead);
    const std::string_view kind = reading.words.cell(word, "kind");
    const bool beside = word && (kind.empty() || kind == "give") && at == tail;
    if (kind == "share" || beside) tail = at - word.length;
    if (kind == "bare") return {};
    if (kind != "whole") continue;
    // 约占30%: of what is not said.
    return tail > at + 1 ? std::optional(Span{narrow(at), narrow(tail)})
                         : std::nullopt;
  }
  return {};
}

// 不低于|最低工资|80%: what stands between the bound and the figure.
std::optional<Span> read_measured(const Reading& reading, const Figure& figure,
                                  std::size_t end) {
  const Limit& limit = figure.before;
  if (!limit.stated() || limit.words.end + 2 > end ||
      reading.words.cell(limit.row, "reach") != "whole") {
    return {};
  }
  const Span words{limit.words.end, narrow(end)};
  const Word last =
      reading.words.ends(reading.text.folded, end, Dictionary::share_lead);
  const bool lead = last && reading.words.cell(last, "kind") != "cost";
  return lead || !is_han(reading.text.folded[end - 1]) ? std::nullopt
                                                       : std::optional(words);
}

// 对|保费|给予50%的补贴, 给予|设备购置费用|20%的补助: a cost beside the words
// for giving.
std::optional<Span> read_cost(const Reading& reading, std::size_t end) {
  const std::u32string_view text = reading.text.folded;
  const auto kind_before = [&](std::size_t at, std::size_t& length) {
    const Word word = reading.words.ends(text, at, Dictionary::share_lead);
    length = word.length;
    return reading.words.cell(word, "kind");
  };
  std::size_t length = 0;
  bool given = false;
  while (kind_before(end, length) == "give") {
    end -= length;
    given = true;
  }
  if (kind_before(end, length) != "cost") return {};
  std::size_t from = end - length;
  const std::size_t least = end > kLongest ? end - kLongest : 0;
  for (; from > least && !kStops.has(text[from - 1]); --from) {
    const std::string_view kind = kind_before(from, length);
    if (length == 0 || kind == "cost" || kind == "share") continue;
    given |= kind == "give";
    break;
  }
  const std::u32string_view words = text.substr(from, end - from);
  if (!given || words.find_first_of(U"0123456789") != words.npos) return {};
  return Span{narrow(from), narrow(end)};
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
  if (end == 0 || text[end - 1] != U'的') {
    if (const auto occupied = read_occupied(reading, end)) return occupied;
    if (const auto measured = read_measured(reading, figure, end)) {
      return measured;
    }
    return read_cost(reading, end);
  }
  --end;
  const std::size_t least = end > kLongest ? end - kLongest : 0;
  std::size_t from = end;
  while (from > least && !kStops.has(text[from - 1])) {
    const std::size_t at = from - 1;
    // A word that leads in ends the search; 其 belongs to what it names.
    const Word lead = reading.words.ends(text, from, Dictionary::share_lead);
    const std::string_view kind = reading.words.cell(lead, "kind");
    if (lead && kind != "share" && kind != "cost") break;
    from = at;
  }
  // 超过100人的达到15%: what is counted, no whole.
  const std::u32string_view words = text.substr(from, end - from);
  if (from == end || words.find_first_of(U"0123456789") != words.npos) {
    return std::nullopt;
  }
  return Span{narrow(from), narrow(end)};
}

}  // namespace tiaowen
