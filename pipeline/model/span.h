// Span is a stretch of one Text: [begin, end) in Unicode code points.
//
//   Span{3, 8}.length() == 5
//
// Code points and not bytes, because the record counts code points and because
// folding never changes their number: one offset is good for the published
// characters, for the folded ones and for the record.
#pragma once

#include <compare>
#include <cstdint>

namespace tiaowen {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t length() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  auto operator<=>(const Span&) const = default;
};

}  // namespace tiaowen
