// Words set across or under the text of several pages.

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/layout/furniture.h"

namespace tiaowen {
namespace {

// As large as this, in body sizes, and repeated: no text of the page.
constexpr float kLarge = 1.8F;

float body_size(const UprightPage& page) {
  std::map<int, std::size_t> characters;
  for (const Piece& piece : page.pieces) {
    characters[static_cast<int>(piece.size() * 2)] += piece.text().size();
  }
  int best = 0;
  std::size_t most = 0;
  for (const auto& [size, count] : characters) {
    if (count > most) {
      most = count;
      best = size;
    }
  }
  return static_cast<float>(best) / 2;
}

struct Place {
  std::u32string_view text;
  int x, y;
  auto operator<=>(const Place&) const = default;
};

}  // namespace

void set_aside_watermarks(std::vector<UprightPage>& pages,
                          std::vector<SetAside>& set_aside) {
  for (const UprightPage& page : pages) {
    for (const Run* run : page.diagonal) {
      set_aside.push_back(
          {"watermark", run->text, page.page->number, run->box});
    }
    for (const Run* run : page.outside) {
      set_aside.push_back(
          {"outside_page", run->text, page.page->number, run->box});
    }
  }
  if (pages.size() < 2) return;
  // Large words that stand at the same place on most pages.
  std::map<Place, std::vector<std::pair<std::size_t, std::size_t>>> repeated;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const float large = kLarge * body_size(pages[p]);
    for (std::size_t i = 0; i < pages[p].pieces.size(); ++i) {
      const Piece& piece = pages[p].pieces[i];
      if (piece.size() < large) continue;
      repeated[{piece.text(), static_cast<int>(std::lround(piece.box.x0 / 4)),
                static_cast<int>(std::lround(piece.box.y0 / 4))}]
          .push_back({p, i});
    }
  }
  std::vector<std::vector<bool>> gone(pages.size());
  for (const auto& [place, where] : repeated) {
    if (where.size() < 2 || where.size() * 5 < pages.size() * 3) continue;
    for (const auto& [p, i] : where) {
      gone[p].resize(pages[p].pieces.size());
      gone[p][i] = true;
    }
  }
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (gone[p].empty()) continue;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pages[p].pieces.size(); ++i) {
      if (gone[p][i]) {
        set_aside.push_back(
            {"watermark", std::u32string(pages[p].pieces[i].text()),
             pages[p].page->number, pages[p].page_box(pages[p].pieces[i].box)});
      } else {
        pages[p].pieces[kept++] = pages[p].pieces[i];
      }
    }
    pages[p].pieces.resize(kept);
  }
}

}  // namespace tiaowen
