#include "pipeline/layout/ruled_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tiaowen {
namespace {

// In points. Rulings this near are one; lines of a double rule too, which
// makes no row; where two lines meet they may miss each other a little.
constexpr float kSame = 1.5F;
constexpr float kDouble = 3.0F;
constexpr float kMeet = 3.0F;
// A drawing, no table.
constexpr std::size_t kTooMany = 20000;

// A straight line: at `at`, from `from` to `to` along the other axis.
struct Stroke {
  float at = 0, from = 0, to = 0;
};

// Collinear strokes that touch or overlap become one.
std::vector<Stroke> joined(std::vector<Stroke> strokes) {
  std::sort(strokes.begin(), strokes.end(),
            [](const Stroke& a, const Stroke& b) { return a.at < b.at; });
  std::vector<Stroke> out;
  for (std::size_t i = 0; i < strokes.size();) {
    std::size_t end = i;
    while (end < strokes.size() && strokes[end].at - strokes[i].at <= kSame) {
      ++end;
    }
    std::sort(strokes.begin() + static_cast<std::ptrdiff_t>(i),
              strokes.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Stroke& a, const Stroke& b) { return a.from < b.from; });
    const std::size_t first = out.size();
    for (std::size_t k = i; k < end; ++k) {
      if (out.size() > first && strokes[k].from <= out.back().to + kMeet) {
        out.back().to = std::max(out.back().to, strokes[k].to);
      } else {
        out.push_back(strokes[k]);
      }
    }
    i = end;
  }
  return out;
}

// Which strokes hang together by meeting: a forest of indices.
class Groups {
 public:
  explicit Groups(std::size_t n) : parent_(n) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

std::vector<float> positions(const std::vector<Stroke>& strokes) {
  std::vector<float> out;
  for (const Stroke& stroke : strokes) out.push_back(stroke.at);
  std::sort(out.begin(), out.end());
  std::vector<float> kept;
  for (const float at : out) {
    if (kept.empty() || at - kept.back() > kDouble) kept.push_back(at);
  }
  return kept;
}

std::size_t nearest(const std::vector<float>& at, float value) {
  const auto above = std::lower_bound(at.begin(), at.end(), value);
  if (above == at.begin()) return 0;
  if (above == at.end()) return at.size() - 1;
  return static_cast<std::size_t>(above - at.begin()) -
         (value - *(above - 1) < *above - value ? 1U : 0U);
}

// For every inner edge between two places of the finest division, whether a
// stroke runs along it. `across` are the positions the strokes lie at,
// `along` those that divide them.
std::vector<bool> drawn_edges(const std::vector<Stroke>& strokes,
                              const std::vector<float>& across,
                              const std::vector<float>& along) {
  const std::size_t n = along.size() - 1;
  std::vector<bool> drawn(across.size() * n);
  for (const Stroke& stroke : strokes) {
    const std::size_t line = nearest(across, stroke.at);
    for (std::size_t k = 0; k < n; ++k) {
      const float slack = 0.15F * (along[k + 1] - along[k]);
      if (stroke.from <= along[k] + slack &&
          stroke.to >= along[k + 1] - slack) {
        drawn[line * n + k] = true;
      }
    }
  }
  return drawn;
}

class GridBuilder {
 public:
  GridBuilder(const std::vector<Stroke>& across,
              const std::vector<Stroke>& down)
      : across_(across), down_(down) {
    grid_.xs = positions(down);
    grid_.ys = positions(across);
    open_sides();
  }

  // A grid of at least two cells, else none.
  bool build() {
    if (grid_.rows() < 1 || grid_.columns() < 1) return false;
    if (grid_.rows() * static_cast<long>(grid_.columns()) > 200000)
      return false;
    const auto rows = static_cast<std::size_t>(grid_.rows());
    const auto columns = static_cast<std::size_t>(grid_.columns());
    const std::vector<bool> below = drawn_edges(across_, grid_.ys, grid_.xs);
    const std::vector<bool> beside = drawn_edges(down_, grid_.xs, grid_.ys);
    const auto open_right = [&](std::size_t r, std::size_t c) {
      return !beside[(c + 1) * rows + r];
    };
    const auto open_below = [&](std::size_t r, std::size_t c) {
      return !below[(r + 1) * columns + c];
    };
    grid_.owner.assign(rows * columns, -1);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        if (grid_.owner[r * columns + c] >= 0) continue;
        std::size_t right = c + 1;
        while (right < columns && open_right(r, right - 1) &&
               grid_.owner[r * columns + right] < 0) {
          ++right;
        }
        std::size_t bottom = r + 1;
        const auto goes_down = [&] {
          for (std::size_t k = c; k < right; ++k) {
            if (!open_below(bottom - 1, k)) return false;
            if (k + 1 < right && !open_right(bottom, k)) return false;
            if (grid_.owner[bottom * columns + k] >= 0) return false;
          }
          return true;
        };
        while (bottom < rows && goes_down()) ++bottom;
        take(r, c, bottom, right);
      }
    }
    grid_.box = {grid_.xs.front(), grid_.ys.front(), grid_.xs.back(),
                 grid_.ys.back()};
    return grid_.cells.size() >= 2;
  }

  RuledGrid& grid() { return grid_; }

 private:
  // How far most strokes reach: the second one in, as one alone may stick out.
  static Stroke reach(const std::vector<Stroke>& strokes) {
    std::vector<float> from, to;
    for (const Stroke& stroke : strokes) {
      from.push_back(stroke.from);
      to.push_back(stroke.to);
    }
    std::sort(from.begin(), from.end());
    std::sort(to.begin(), to.end());
    const std::size_t second = std::min<std::size_t>(1, from.size() - 1);
    return {0, from[second], to[to.size() - 1 - second]};
  }

  // Tables often have no outer lines at their sides, or none where the page's
  // end cuts a row: the lines across show where they would be.
  void open_sides() {
    constexpr float kBeyond = 8;
    if (grid_.xs.empty() || grid_.ys.size() < 2) return;
    const Stroke wide = reach(across_);
    if (wide.from < grid_.xs.front() - kBeyond) {
      grid_.xs.insert(grid_.xs.begin(), wide.from);
    }
    if (wide.to > grid_.xs.back() + kBeyond) grid_.xs.push_back(wide.to);
    if (down_.size() < 2) return;
    const Stroke high = reach(down_);
    grid_.open_top = high.from < grid_.ys.front() - kBeyond;
    grid_.open_bottom = high.to > grid_.ys.back() + kBeyond;
    if (grid_.open_top) grid_.ys.insert(grid_.ys.begin(), high.from);
    if (grid_.open_bottom) grid_.ys.push_back(high.to);
  }

  void take(std::size_t top, std::size_t left, std::size_t bottom,
            std::size_t right) {
    const auto columns = static_cast<std::size_t>(grid_.columns());
    const int index = static_cast<int>(grid_.cells.size());
    for (std::size_t r = top; r < bottom; ++r) {
      for (std::size_t c = left; c < right; ++c) {
        grid_.owner[r * columns + c] = index;
      }
    }
    GridCell cell;
    cell.row = static_cast<int>(top);
    cell.column = static_cast<int>(left);
    cell.row_span = static_cast<int>(bottom - top);
    cell.column_span = static_cast<int>(right - left);
    grid_.cells.push_back(std::move(cell));
  }

  const std::vector<Stroke>& across_;
  const std::vector<Stroke>& down_;
  RuledGrid grid_;
};

}  // namespace

int RuledGrid::cell_at(float x, float y) const {
  if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return -1;
  const auto place = [](const std::vector<float>& at, float value) {
    const auto above = std::upper_bound(at.begin(), at.end(), value);
    const auto i = std::max<std::ptrdiff_t>(0, above - at.begin() - 1);
    return static_cast<std::size_t>(
        std::min(i, static_cast<std::ptrdiff_t>(at.size()) - 2));
  };
  return owner[place(ys, y) * static_cast<std::size_t>(columns()) +
               place(xs, x)];
}

std::vector<Ruling> whole_rules(const std::vector<Ruling>& rulings) {
  if (rulings.size() > kTooMany) return {};
  std::vector<Stroke> across;
  for (const Ruling& ruling : rulings) {
    if (std::abs(ruling.x1 - ruling.x0) < std::abs(ruling.y1 - ruling.y0)) {
      continue;
    }
    across.push_back({(ruling.y0 + ruling.y1) / 2,
                      std::min(ruling.x0, ruling.x1),
                      std::max(ruling.x0, ruling.x1)});
  }
  std::vector<Ruling> rules;
  for (const Stroke& stroke : joined(std::move(across))) {
    rules.push_back({stroke.from, stroke.at, stroke.to, stroke.at, 0});
  }
  return rules;
}

std::vector<RuledGrid> find_grids(const std::vector<Ruling>& rulings) {
  if (rulings.size() > kTooMany) return {};
  std::vector<Stroke> across, down;
  for (const Ruling& ruling : rulings) {
    const float wide = std::abs(ruling.x1 - ruling.x0);
    const float high = std::abs(ruling.y1 - ruling.y0);
    if (wide >= high) {
      across.push_back({(ruling.y0 + ruling.y1) / 2,
                        std::min(ruling.x0, ruling.x1),
                        std::max(ruling.x0, ruling.x1)});
    } else {
      down.push_back({(ruling.x0 + ruling.x1) / 2,
                      std::min(ruling.y0, ruling.y1),
                      std::max(ruling.y0, ruling.y1)});
    }
  }
  across = joined(std::move(across));
  down = joined(std::move(down));

  Groups groups(across.size() + down.size());
  for (std::size_t d = 0; d < down.size(); ++d) {
    const auto first = std::lower_bound(
        across.begin(), across.end(), down[d].from - kMeet,
        [](const Stroke& stroke, float y) { return stroke.at < y; });
    for (auto a = first; a != across.end() && a->at <= down[d].to + kMeet;
         ++a) {
      if (a->from - kMeet <= down[d].at && down[d].at <= a->to + kMeet) {
        groups.join(static_cast<std::size_t>(a - across.begin()),
                    across.size() + d);
      }
    }
  }
  std::vector<std::vector<Stroke>> across_of(across.size() + down.size());
  std::vector<std::vector<Stroke>> down_of(across_of.size());
  for (std::size_t i = 0; i < across.size(); ++i) {
    across_of[groups.of(i)].push_back(across[i]);
  }
  for (std::size_t i = 0; i < down.size(); ++i) {
    down_of[groups.of(across.size() + i)].push_back(down[i]);
  }
  std::vector<RuledGrid> grids;
  for (std::size_t g = 0; g < across_of.size(); ++g) {
    if (across_of[g].size() < 2 || down_of[g].empty()) continue;
    GridBuilder builder(across_of[g], down_of[g]);
    if (builder.build()) grids.push_back(std::move(builder.grid()));
  }
  std::sort(grids.begin(), grids.end(),
            [](const RuledGrid& a, const RuledGrid& b) {
              return a.box.y0 < b.box.y0;
            });
  return grids;
}

}  // namespace tiaowen
