// 一是…；二是… inside a clause's text.

#include <algorithm>
#include <map>

#include "pipeline/model/find_letter.h"
#include "pipeline/model/unicode.h"
#include "pipeline/segment/tree.h"

namespace tiaowen {
namespace {

struct Candidate {
  std::uint32_t begin = 0;
  MarkForm form = MarkForm::running;
  std::uint16_t number = 0;
  std::uint16_t length = 0;
};

bool opens_phrase(std::u32string_view folded, std::size_t at) {
  while (at > 0 && folded[at - 1] == U' ') --at;
  if (at == 0) return true;
  constexpr std::u32string_view kBefore = U"\n\t。;:,、!?(”“\"　";
  return kBefore.find(folded[at - 1]) != kBefore.npos;
}

// 一是 (the 是 at `at`), looked for backwards.
void find_running(std::u32string_view folded, std::size_t from, std::size_t at,
                  std::vector<Candidate>& found) {
  for (std::size_t length = 1; length <= 3 && at >= from + length; ++length) {
    const std::size_t begin = at - length;
    const auto number = read_ordinal(folded.substr(begin, length));
    if (!number || !number->han || number->length != length) return;
    if (number->value == 0 || number->value > 30) continue;
    if (!opens_phrase(folded, begin)) continue;
    found.push_back({static_cast<std::uint32_t>(begin), MarkForm::running,
                     static_cast<std::uint16_t>(number->value),
                     static_cast<std::uint16_t>(length + 1)});
  }
}

// 第一，
void find_ordinal(std::u32string_view folded, std::size_t at,
                  std::vector<Candidate>& found) {
  if (!opens_phrase(folded, at)) return;
  const auto number = read_ordinal(folded.substr(at + 1, 4));
  if (!number || !number->han || number->value == 0) return;
  const std::size_t end = at + 1 + number->length;
  if (end >= folded.size() || (folded[end] != U',' && folded[end] != U'、')) {
    return;
  }
  found.push_back({static_cast<std::uint32_t>(at), MarkForm::ordinal,
                   static_cast<std::uint16_t>(number->value),
                   static_cast<std::uint16_t>(number->length + 2)});
}

// 是 of 一是, 第 of 第一, or ① to ⑳.
unsigned may_begin_point(char32_t c) {
  constexpr unsigned kCircled = 20;
  return static_cast<unsigned>(c == U'是') | static_cast<unsigned>(c == U'第') |
         static_cast<unsigned>(c - U'①' < kCircled);
}

std::vector<Candidate> candidates(std::u32string_view folded, Span in) {
  std::vector<Candidate> found;
  const std::u32string_view read = folded.substr(0, in.end);
  for (std::size_t i = find_wanted(read, in.begin, may_begin_point); i < in.end;
       i = find_wanted(read, i + 1, may_begin_point)) {
    const char32_t c = folded[i];
    if (c == U'是') {
      find_running(folded, in.begin, i, found);
    } else if (c == U'第') {
      find_ordinal(folded, i, found);
    } else {
      found.push_back({static_cast<std::uint32_t>(i), MarkForm::circled,
                       static_cast<std::uint16_t>(c - 0x245F), 1});
    }
  }
  return found;
}

class Points {
 public:
  Points(const Text& text, std::vector<Clause>& out) : text_(text), out_(out) {}

  // Points of [first, last) of `found`, in text that ends at `end`. The last
  // point of a series holds all that follows in its line: more than a few in
  // each other are no points but the length of the line.
  void add(const std::vector<Candidate>& found, std::size_t first,
           std::size_t last, std::uint32_t end, int parent, int depth = 1) {
    constexpr int kDeepest = 4;
    if (depth > kDeepest) return;
    for (std::size_t i = first; i < last;) {
      const auto series = series_from(found, i, last);
      if (series.size() < 2) {
        ++i;
        continue;
      }
      for (std::size_t k = 0; k < series.size(); ++k) {
        const bool more = k + 1 < series.size();
        const std::size_t next = more ? series[k + 1] : last;
        const std::uint32_t stop =
            more ? found[next].begin : line_end(found[series[k]].begin, end);
        const int point = append(found[series[k]], stop, parent);
        std::size_t inner = series[k] + 1;
        while (inner < next && found[inner].begin < stop) ++inner;
        add(found, series[k] + 1, inner, stop, point, depth + 1);
        i = inner;
      }
    }
  }

 private:
  // 1, 2, 3 … of one form, from found[from] on.
  static std::vector<std::size_t> series_from(
      const std::vector<Candidate>& found, std::size_t from, std::size_t last) {
    std::vector<std::size_t> series;
    if (found[from].number != 1) return series;
    series.push_back(from);
    for (std::size_t i = from + 1; i < last; ++i) {
      if (found[i].form != found[from].form) continue;
      if (found[i].number == 1) break;
      if (found[i].number == found[series.back()].number + 1) {
        series.push_back(i);
      }
    }
    return series;
  }

  std::uint32_t line_end(std::uint32_t from, std::uint32_t end) const {
    const std::size_t at = text_.folded.find(U'\n', from);
    return at < end ? static_cast<std::uint32_t>(at) : end;
  }

  int append(const Candidate& mark, std::uint32_t end, int parent) {
    Clause point;
    point.kind = ClauseKind::point;
    point.parent = parent;
    point.label = {mark.begin, mark.begin + mark.length};
    point.number = std::to_string(mark.number);
    point.span = {mark.begin, end};
    while (is_space(text_.folded[point.span.end - 1])) --point.span.end;
    point.heading = {point.label.end, point.label.end};
    out_.push_back(std::move(point));
    return static_cast<int>(out_.size()) - 1;
  }

  const Text& text_;
  std::vector<Clause>& out_;
};

bool may_hold_points(ClauseKind kind) {
  return kind != ClauseKind::signature && kind != ClauseKind::imprint &&
         kind != ClauseKind::note;
}

}  // namespace

std::vector<Clause> with_points(const Text& text, std::vector<Clause> clauses) {
  std::vector<Clause> out;
  out.reserve(clauses.size());
  std::vector<int> moved(clauses.size());
  Points points(text, out);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    Clause& clause = clauses[i];
    if (clause.parent >= 0) {
      clause.parent = moved[static_cast<std::size_t>(clause.parent)];
    }
    Span own = clause.span;
    if (i + 1 < clauses.size()) {
      own.end = std::min(own.end, clauses[i + 1].span.begin);
    }
    const bool may = may_hold_points(clause.kind);
    moved[i] = static_cast<int>(out.size());
    out.push_back(std::move(clause));
    if (!may || own.empty()) continue;
    const auto found = candidates(text.folded, own);
    if (found.size() >= 2)
      points.add(found, 0, found.size(), own.end, moved[i]);
  }
  return out;
}

}  // namespace tiaowen
