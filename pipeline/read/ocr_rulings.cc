#include "pipeline/read/ocr_rulings.h"

#include <algorithm>
#include <cstdlib>

#include "pipeline/read/ocr_image.h"

namespace tiaowen {
namespace {

// All in inches.
constexpr double kShortest = 0.16;   // a run of ink that may be part of one
constexpr double kThickest = 0.05;   // thicker is a bar or a letter
constexpr double kBetweenTwo = 0.3;  // so short only between two crossing it
constexpr double kWithOne = 0.6;     // a dash of two em is 0.44
constexpr double kByItself = 1.5;    // strokes of a title's letters may join
constexpr double kUprightAlone = 1.5;
constexpr double kJoint = 0.06;  // ends so near to a line meet it
constexpr double kGap = 0.05;    // a break in a line
constexpr double kEdge = 0.12;   // of the image
// Hairlines are grey in a scan.
constexpr std::uint8_t kFaint = 200;

int length_of(const InkRuling& r) {
  return r.across ? r.box.width() : r.box.height();
}

int thickness_of(const InkRuling& r) {
  return r.across ? r.box.height() : r.box.width();
}

// Along and across the ruling's own direction.
int begin_of(const InkRuling& r) { return r.across ? r.box.x0 : r.box.y0; }
int end_of(const InkRuling& r) { return r.across ? r.box.x1 : r.box.y1; }
int place_of(const InkRuling& r) {
  return r.across ? r.box.middle_y() : r.box.middle_x();
}

// Pieces of one line with small breaks between them become one.
std::vector<InkRuling> joined(std::vector<InkRuling> pieces, double dpi) {
  std::sort(pieces.begin(), pieces.end(),
            [](const InkRuling& a, const InkRuling& b) {
              return begin_of(a) < begin_of(b);
            });
  const int gap = static_cast<int>(kGap * dpi);
  const int off = std::max(2, static_cast<int>(0.015 * dpi));
  std::vector<InkRuling> whole;
  for (const InkRuling& piece : pieces) {
    const auto open =
        std::find_if(whole.rbegin(), whole.rend(), [&](const InkRuling& w) {
          return begin_of(piece) - end_of(w) <= gap &&
                 std::abs(place_of(w) - place_of(piece)) <= off;
        });
    if (open != whole.rend()) {
      open->box = united(open->box, piece.box);
    } else {
      whole.push_back(piece);
    }
  }
  return whole;
}

std::vector<InkRuling> candidates(const Ink& ink, double dpi, bool across) {
  std::vector<InkRuling> pieces;
  const Ink runs =
      long_runs(ink, std::max(8, static_cast<int>(kShortest * dpi)), across);
  for (const PixelBox& box : components(runs)) {
    const InkRuling ruling{box, across};
    if (thickness_of(ruling) <= kThickest * dpi) pieces.push_back(ruling);
  }
  return joined(std::move(pieces), dpi);
}

// Does `line` touch the point at `along` of a ruling that crosses it?
bool meets(const InkRuling& line, int along, int place, int near) {
  return std::abs(place_of(line) - along) <= near &&
         begin_of(line) - near <= place && place <= end_of(line) + near;
}

int ends_met(const InkRuling& ruling, const std::vector<InkRuling>& crossing,
             int near) {
  int met = 0;
  for (const int end : {begin_of(ruling), end_of(ruling)}) {
    met += std::any_of(crossing.begin(), crossing.end(),
                       [&](const InkRuling& line) {
                         return meets(line, end, place_of(ruling), near);
                       })
               ? 1
               : 0;
  }
  return met;
}

bool along_edge(const InkRuling& ruling, int width, int height, double dpi) {
  const double edge = kEdge * dpi;
  const int room = ruling.across ? height : width;
  return place_of(ruling) < edge || place_of(ruling) > room - edge;
}

// Draws ends that nearly meet a crossing line to its middle.
void draw_ends(InkRuling& ruling, const std::vector<InkRuling>& crossing,
               int near) {
  int& begin = ruling.across ? ruling.box.x0 : ruling.box.y0;
  int& end = ruling.across ? ruling.box.x1 : ruling.box.y1;
  const int place = place_of(ruling);
  for (const InkRuling& line : crossing) {
    if (meets(line, begin, place, near)) {
      begin = place_of(line);
      break;
    }
  }
  for (const InkRuling& line : crossing) {
    if (meets(line, end, place, near)) {
      end = place_of(line);
      break;
    }
  }
}

void erase(const InkRuling& ruling, Gray& page) {
  constexpr int kBlur = 2;  // grey pixels beside the black ones
  PixelBox box = ruling.box;
  box.x0 -= kBlur;
  box.y0 -= kBlur;
  box.x1 += kBlur;
  box.y1 += kBlur;
  page.fill(box, 255);
}

}  // namespace

std::vector<InkRuling> take_rulings(Gray& page, double dpi) {
  const Ink ink = ink_of(page, kFaint);
  const int near = static_cast<int>(kJoint * dpi);
  std::vector<InkRuling> across = candidates(ink, dpi, true);
  std::vector<InkRuling> upright = candidates(ink, dpi, false);
  const auto drop_edges = [&](std::vector<InkRuling>& rulings) {
    std::erase_if(rulings, [&](const InkRuling& r) {
      const bool edge = along_edge(r, ink.width, ink.height, dpi);
      if (edge) erase(r, page);
      return edge;
    });
  };
  drop_edges(across);
  drop_edges(upright);
  // Long ones first: what a short one must touch is a line beyond doubt.
  std::vector<InkRuling> sure_across;
  for (const InkRuling& r : across) {
    if (length_of(r) >= kWithOne * dpi) sure_across.push_back(r);
  }
  std::erase_if(upright, [&](const InkRuling& r) {
    const int met = ends_met(r, sure_across, near);
    return !(length_of(r) >= kUprightAlone * dpi || met == 2 ||
             (met == 1 && length_of(r) >= kWithOne * dpi));
  });
  std::erase_if(across, [&](const InkRuling& r) {
    const int met = ends_met(r, upright, near);
    return !(length_of(r) >= kByItself * dpi ||
             (met == 1 && length_of(r) >= kWithOne * dpi) ||
             (met == 2 && length_of(r) >= kBetweenTwo * dpi));
  });
  std::vector<InkRuling> rulings;
  for (const auto* group : {&across, &upright}) {
    for (const InkRuling& r : *group) erase(r, page);
  }
  for (InkRuling& r : across) draw_ends(r, upright, near);
  for (InkRuling& r : upright) draw_ends(r, across, near);
  rulings = std::move(across);
  rulings.insert(rulings.end(), upright.begin(), upright.end());
  return rulings;
}

namespace {
constexpr int kSquare = 4;  // pixels of a place in Areas
constexpr int kWall = -1;
}  // namespace

Areas::Areas(const std::vector<InkRuling>& rulings, int width, int height)
    : width_(width / kSquare + 1),
      height_(height / kSquare + 1),
      labels_(
          static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_),
          0) {
  const auto at = [&](int x, int y) -> int& {
    return labels_[static_cast<std::size_t>(y) *
                       static_cast<std::size_t>(width_) +
                   static_cast<std::size_t>(x)];
  };
  for (const InkRuling& r : rulings) {
    // A line through the middle, one square wide.
    const int x0 = (r.across ? r.box.x0 : r.box.middle_x()) / kSquare;
    const int x1 = (r.across ? r.box.x1 : r.box.middle_x()) / kSquare;
    const int y0 = (r.across ? r.box.middle_y() : r.box.y0) / kSquare;
    const int y1 = (r.across ? r.box.middle_y() : r.box.y1) / kSquare;
    for (int y = std::max(y0, 0); y <= std::min(y1, height_ - 1); ++y) {
      for (int x = std::max(x0, 0); x <= std::min(x1, width_ - 1); ++x) {
        at(x, y) = kWall;
      }
    }
  }
  // Labels from 1, then the corner's own becomes 0.
  std::vector<std::pair<int, int>> open;
  for (int y = 0; y < height_; ++y) {
    for (int x = 0; x < width_; ++x) {
      if (at(x, y) != 0) continue;
      const int label = ++count_;
      at(x, y) = label;
      open.push_back({x, y});
      while (!open.empty()) {
        const auto [u, v] = open.back();
        open.pop_back();
        for (const auto& [du, dv] :
             {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
          const int nu = u + du, nv = v + dv;
          if (nu < 0 || nv < 0 || nu >= width_ || nv >= height_) continue;
          if (at(nu, nv) != 0) continue;
          at(nu, nv) = label;
          open.push_back({nu, nv});
        }
      }
    }
  }
  const int around = at(0, 0);
  if (around != kWall) {
    for (int& label : labels_) {
      if (label == around) {
        label = 0;
      } else if (label != kWall && label < around) {
        // The corner is labelled first, so none is smaller.
      }
    }
  }
}

int Areas::at(int x, int y) const {
  const int u = std::clamp(x / kSquare, 0, width_ - 1);
  const int v = std::clamp(y / kSquare, 0, height_ - 1);
  // On a wall the nearest free square says.
  for (int away = 0; away < 3; ++away) {
    for (const auto& [du, dv] :
         {std::pair{0, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, 0}}) {
      const int nu = std::clamp(u + du * away, 0, width_ - 1);
      const int nv = std::clamp(v + dv * away, 0, height_ - 1);
      const int label = labels_[static_cast<std::size_t>(nv) *
                                    static_cast<std::size_t>(width_) +
                                static_cast<std::size_t>(nu)];
      if (label != kWall) return label;
    }
  }
  return 0;
}

}  // namespace tiaowen
