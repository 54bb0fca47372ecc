#include "pipeline/layout/column_profile.h"

#include <algorithm>
#include <cmath>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

bool in(char32_t c, View set) { return set.find(c) != View::npos; }

char32_t numbering_of(View cell) {
  if (cell.empty()) return 0;
  std::size_t at = 0;
  const bool bracket = in(cell[0], U"(（");
  if (bracket) ++at;
  const std::size_t from = at;
  const bool digits = at < cell.size() && is_digit(cell[at]);
  const View set =
      digits ? View(U"0123456789") : View(U"一二三四五六七八九十百");
  while (at < cell.size() && at - from < 4 && in(cell[at], set)) ++at;
  if (at == from || at >= cell.size()) return 0;
  if (bracket) return in(cell[at], U")）") ? (digits ? U'(' : U'（') : 0;
  if (!in(cell[at], U".．、")) return 0;
  // 12.5 is a figure, not point 12.
  if (digits && at + 1 < cell.size() && is_digit(cell[at + 1])) return 0;
  return digits ? U'1' : U'一';
}

bool is_figure(View cell) {
  return cell.size() <= 20 && std::any_of(cell.begin(), cell.end(), is_digit) &&
         std::all_of(cell.begin(), cell.end(), [](char32_t c) {
           return is_digit(c) || in(c, U".,%％-—+ 万元");
         });
}

// Items between 、 and ， that are all short.
bool is_list(View cell) {
  std::size_t item = 0;
  for (const char32_t c : cell) {
    switch (c) {
      case U'。':
      case U'；':
      case U';':
      case U':':
      case U'：':
      case U'《':
      case U'“':
        return false;
      case U'、':
      case U'，':
      case U',':
      case U' ':
      case U'\n':
        item = 0;
        break;
      default:
        if (++item > 16) return false;
    }
  }
  return true;
}

// A digit before 年 月 日 or 天 in a cell that is short for a sentence.
bool is_time(View cell) {
  if (cell.size() > 30) return false;
  for (std::size_t i = 1; i < cell.size(); ++i) {
    if (is_digit(cell[i - 1]) && in(cell[i], U"年月日天")) return true;
  }
  return false;
}

// The kinds of numbering, counted.
std::size_t numbering_kind(char32_t numbering) {
  return std::min<std::size_t>(View(U"1(一（").find(numbering), 4);
}

}  // namespace

CellShape::CellShape(View cell) {
  cell = trim(cell);
  numbering = numbering_of(cell);
  const std::size_t size = cell.size();
  length = size <= 4 ? 0 : size <= 9 ? 1 : size <= 19 ? 2 : size <= 39 ? 3 : 4;
  sentence = !cell.empty() && in(cell.back(), U"。；;");
  View rest = cell;
  while (!rest.empty() && in(rest.back(), U"。；;，,、)）》”\"")) {
    rest.remove_suffix(1);
  }
  last = rest.empty() ? 0 : is_digit(rest.back()) ? U'0' : rest.back();
  list = !sentence && numbering == 0 && is_list(cell);
  figure = is_figure(cell);
  time = !figure && is_time(cell);
}

CellSigns::CellSigns(View cell) : shape(cell) {
  cell = trim(cell);
  for (; size_ < kPairs && size_ + 1 < cell.size(); ++size_) {
    pairs_[size_] = std::uint64_t{cell[size_]} << 32 | cell[size_ + 1];
  }
}

void ColumnProfile::learn(const CellSigns& cell) {
  const CellShape& shape = cell.shape;
  ++numbering_[numbering_kind(shape.numbering)].cells;
  ++last_[shape.last].cells;
  ++length_[static_cast<std::size_t>(shape.length)].cells;
  ++sentence_[shape.sentence].cells;
  ++list_[shape.list].cells;
  ++time_[shape.time].cells;
  ++figure_[shape.figure].cells;
  ++cells_;
  if (cell.shape.figure) ++figures_;
  for (const std::uint64_t pair : cell.pairs()) pairs_.insert(pair);
}

// With one cell's worth of doubt; a logarithm, so that chances add up.
double ColumnProfile::chance_of(int cells) const {
  return std::log((cells + 0.3) / (cells_ + 1.0));
}

void ColumnProfile::settle() {
  unseen_ = chance_of(0);
  const auto set = [this](Seen& seen) {
    seen.chance = seen.cells == 0 ? unseen_ : chance_of(seen.cells);
  };
  for (Shapes* shapes :
       {&numbering_, &length_, &sentence_, &list_, &time_, &figure_}) {
    for (Seen& seen : *shapes) set(seen);
  }
  for (auto& [letter, seen] : last_) set(seen);
}

double ColumnProfile::expected(const CellShape& shape) const {
  switch (holds_) {
    case Holds::body:
      return shape.list && !shape.time ? 1.5 : -1.5;
    case Holds::time:
      return shape.time ? 3 : shape.list && shape.length <= 2 ? 0 : -3;
    case Holds::number:
      return shape.figure ? 3 : -3;
    case Holds::text:
      return shape.sentence || !shape.list ? 1 : -0.5;
    case Holds::unknown:
    case Holds::note:
      break;
  }
  return 0;
}

double ColumnProfile::fit(const CellSigns& cell) const {
  const CellShape& shape = cell.shape;
  const auto last = last_.find(shape.last);
  double sum = expected(shape);
  sum += numbering_[numbering_kind(shape.numbering)].chance;
  sum += last == last_.end() ? unseen_ : last->second.chance;
  sum += length_[static_cast<std::size_t>(shape.length)].chance;
  sum += sentence_[shape.sentence].chance;
  sum += list_[shape.list].chance;
  sum += time_[shape.time].chance;
  sum += figure_[shape.figure].chance;
  const std::span<const std::uint64_t> pairs = cell.pairs();
  if (pairs.empty()) return sum;
  const auto shared =
      std::count_if(pairs.begin(), pairs.end(),
                    [&](std::uint64_t pair) { return pairs_.contains(pair); });
  return sum +
         4.0 * static_cast<double>(shared) / static_cast<double>(pairs.size());
}

}  // namespace tiaowen
