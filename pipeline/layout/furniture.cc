#include "pipeline/layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "pipeline/layout/marks.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How many lines from either end of a page may be furniture, and how much of
// the page's height they may take.
constexpr std::size_t kDeep = 3;
constexpr float kMargin = 0.16F;
// Lines at the same height on different pages, in points.
constexpr float kSlot = 4;

// A line that may be furniture, with what repeats of it: its text without
// blanks, every number a '#', and the numbers themselves.
struct Candidate {
  std::size_t page = 0, line = 0;
  bool head = false;
  std::size_t depth = 0;  // 0 is the outermost line
  float y = 0;            // from the top, or from the bottom
  std::u32string pattern;
  std::vector<int> numbers;
  std::optional<PageNumber> number;
  bool furniture = false;
};

char32_t plain_digit(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF19 ? c - 0xFEE0 : c;
}

void take_pattern(std::u32string_view text, Candidate& candidate) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    if (!is_digit(plain_digit(text[i]))) {
      candidate.pattern.push_back(text[i++]);
      continue;
    }
    int value = 0;
    for (; i < text.size() && is_digit(plain_digit(text[i])); ++i) {
      if (value < 100000000) {
        value = value * 10 + static_cast<int>(plain_digit(text[i]) - U'0');
      }
    }
    candidate.pattern.push_back(U'#');
    candidate.numbers.push_back(value);
  }
}

class Furniture {
 public:
  explicit Furniture(std::vector<PageLines>& pages) : pages_(pages) {
    for (std::size_t page = 0; page < pages.size(); ++page) {
      first_of_page_.push_back(candidates_.size());
      usual_gap_.push_back(usual_gap(pages[page]));
      body_size_.push_back(usual_size(pages[page].lines));
      find(page);
    }
    first_of_page_.push_back(candidates_.size());
  }

  void decide() {
    find_body_edges();
    decide_page_numbers();
    decide_running_lines();
    decide_running_lines();  // lines that stand beside those found now
    decide_changing_heads();
  }

  void move(std::vector<SetAside>& set_aside) {
    for (const Candidate& candidate : candidates_) {
      if (!candidate.furniture) continue;
      PageLines& page = pages_[candidate.page];
      PrintedLine& line = page.lines[candidate.line];
      if (line.pieces.empty()) continue;
      set_aside.push_back({candidate.number ? "page_number"
                                            : (candidate.head ? "running_head"
                                                              : "running_foot"),
                           line.text, page.page, line.at({}).box});
      line.pieces.clear();
    }
    for (PageLines& page : pages_) {
      std::erase_if(page.lines, [](const PrintedLine& line) {
        return line.pieces.empty();
      });
    }
  }

 private:
  void find(std::size_t index) {
    const PageLines& page = pages_[index];
    const std::size_t n = page.lines.size();
    const bool table = page.table_bottom > page.table_top;
    for (std::size_t i = 0; i < n; ++i) {
      const PrintedLine& line = page.lines[i];
      // On a sideways page the number stands upright, at its foot as shown.
      const Box box = line.turned ? line.page->page_box(line.box) : line.box;
      const float height = line.turned ? line.page->page->height : page.height;
      const bool head = box.y0 + box.y1 < height;
      if (!line.turned && (head ? i : n - 1 - i) >= kDeep) continue;
      Candidate candidate;
      candidate.page = index;
      candidate.line = i;
      candidate.head = head;
      candidate.depth = line.turned ? 0 : (head ? i : n - 1 - i);
      candidate.y = head ? box.y0 : height - box.y1;
      if (candidate.y > kMargin * height) continue;
      if (table && !line.turned &&
          (head ? line.box.y0 > page.table_top
                : line.box.y1 < page.table_bottom)) {
        continue;
      }
      take_pattern(line.text, candidate);
      candidate.number = read_page_number(line.text);
      candidates_.push_back(std::move(candidate));
    }
  }

  // The gap that half of the page's neighbouring lines do not exceed.
  static float usual_gap(const PageLines& page) {
    std::vector<float> gaps;
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      gaps.push_back(page.lines[i].box.y0 - page.lines[i - 1].box.y1);
    }
    if (gaps.size() < 4) return 0;
    const auto middle =
        gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::max(0.0F, *middle);
  }

  bool is_furniture(std::size_t page, std::size_t line) const {
    for (std::size_t i = first_of_page_[page]; i < first_of_page_[page + 1];
         ++i) {
      if (candidates_[i].line == line) return candidates_[i].furniture;
    }
    return false;
  }

  // The distance to the next line towards the body that is no furniture, in
  // points; large where there is none.
  float gap(const Candidate& candidate) const {
    const PageLines& page = pages_[candidate.page];
    const Box& box = page.lines[candidate.line].box;
    if (page.lines[candidate.line].turned) return 1000;
    const bool table = page.table_bottom > page.table_top;
    float next = 1000;
    if (candidate.head) {
      std::size_t line = candidate.line + 1;
      while (line < page.lines.size() && is_furniture(candidate.page, line)) {
        ++line;
      }
      if (line < page.lines.size()) next = page.lines[line].box.y0 - box.y1;
      if (table) next = std::min(next, page.table_top - box.y1);
    } else {
      std::size_t line = candidate.line;
      while (line > 0 && is_furniture(candidate.page, line - 1)) --line;
      if (line > 0) next = box.y0 - page.lines[line - 1].box.y1;
      if (table) next = std::min(next, box.y0 - page.table_bottom);
    }
    return next;
  }

  // Page numbers that go up with the pages: at least two that agree, or one
  // that is the page's own number and stands apart.
  void decide_page_numbers() {
    std::map<int, int> agreeing;  // number - page -> how many
    for (const Candidate& c : candidates_) {
      if (c.number && outermost(c)) {
        ++agreeing[c.number->number - pages_[c.page].page];
      }
    }
    for (Candidate& c : candidates_) {
      if (!c.number || !outermost(c)) continue;
      const int offset = c.number->number - pages_[c.page].page;
      const float size = pages_[c.page].lines[c.line].size;
      const bool apart = gap(c) > 0.8F * size;
      if (c.number->plain) {
        c.furniture = agreeing[offset] >= 3 ||
                      (agreeing[offset] >= 2 && apart) ||
                      (offset == 0 && apart);
      } else {
        c.furniture = agreeing[offset] >= 2 || apart;
      }
    }
  }

  // Is every line between it and the page's edge short or a number too?
  bool outermost(const Candidate& c) const { return c.depth <= 1; }

  // The same words, at the same height, on several pages.
  void decide_running_lines() {
    std::map<std::pair<bool, std::u32string>, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (!c.furniture) alike[{c.head, c.pattern}].push_back(i);
    }
    for (auto& [key, members] : alike) {
      if (members.size() >= 2) decide_group(key.second, members);
    }
  }

  // Outermost, in smaller type than the body, and well apart from it.
  bool is_small_and_apart(const Candidate& c) const {
    const float size = pages_[c.page].lines[c.line].size;
    return c.depth == 0 && size < 0.9F * body_size_[c.page] &&
           gap(c) > std::max(size, 1.5F * usual_gap_[c.page]);
  }

  // Heads that change with the chapters: at one height on most pages.
  void decide_changing_heads() {
    std::map<std::pair<bool, int>, std::vector<std::size_t>> slots;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (c.furniture ? c.depth == 0 : is_small_and_apart(c)) {
        slots[{c.head, static_cast<int>(c.y / kSlot)}].push_back(i);
      }
    }
    for (const auto& [slot, members] : slots) {
      if (members.size() < 3 || members.size() * 5 < pages_.size() * 3) {
        continue;
      }
      for (const std::size_t i : members) candidates_[i].furniture = true;
    }
  }

  void decide_group(const std::u32string& pattern,
                    const std::vector<std::size_t>& members) {
    // Of those at one height: the most common one.
    std::map<int, std::vector<std::size_t>> slots;
    for (const std::size_t i : members) {
      slots[static_cast<int>(candidates_[i].y / kSlot)].push_back(i);
    }
    for (auto& [slot, at_height] : slots) {
      std::vector<std::size_t> group = at_height;
      const auto below = slots.find(slot + 1);
      if (below != slots.end()) {
        for (const std::size_t i : below->second) {
          if (candidates_[i].y - candidates_[at_height.front()].y < kSlot) {
            group.push_back(i);
          }
        }
      }
      if (repeats_as_furniture(pattern, group)) {
        for (const std::size_t i : group) candidates_[i].furniture = true;
      }
    }
  }

  bool repeats_as_furniture(const std::u32string& pattern,
                            const std::vector<std::size_t>& group) {
    std::set<std::size_t> pages;
    for (const std::size_t i : group) pages.insert(candidates_[i].page);
    if (pages.size() < 2 || begins_with_mark(pattern)) return false;
    // On most pages, or on enough of them; and apart from the body.
    const bool most = pages.size() * 5 >= pages_.size() * 2;
    const bool many = pages.size() >= 3;
    if (!most && !many) return false;
    if (!numbers_follow_pages(group) || !in_margin(group)) return false;
    std::size_t apart = 0, large = 0;
    for (const std::size_t i : group) {
      const Candidate& c = candidates_[i];
      const float size = pages_[c.page].lines[c.line].size;
      // A title that is the same on several pages is no running head.
      large += size > 1.1F * body_size_[c.page] ? 1U : 0U;
      const float wide = std::max(0.6F * size, 1.3F * usual_gap_[c.page]);
      apart += outermost(c) && gap(c) > wide ? 1U : 0U;
    }
    return apart * 2 > group.size() && large * 2 <= group.size();
  }

  // Does the body of other pages begin beyond it? Where a page has other words
  // or a table at its height, it is no margin. By now `body_edge_` knows.
  bool in_margin(const std::vector<std::size_t>& group) const {
    const Candidate& c = candidates_[group.front()];
    const PrintedLine& line = pages_[c.page].lines[c.line];
    const float inner = c.y + 0.7F * line.box.height();
    std::size_t crossed = 0;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      const auto& [head, foot] = body_edge_[page];
      crossed += (c.head ? head : foot) < inner ? 1U : 0U;
    }
    return crossed * 10 <= pages_.size();
  }

  // For each page the distance from its head and its foot at which there is
  // something that is certainly body: a table, or words that do not repeat.
  void find_body_edges() {
    std::map<std::pair<bool, std::u32string>, std::size_t> alike;
    for (const Candidate& c : candidates_) ++alike[{c.head, c.pattern}];
    body_edge_.assign(pages_.size(), {1e6F, 1e6F});
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const PageLines& page = pages_[i];
      if (page.table_bottom <= page.table_top) continue;
      body_edge_[i] = {page.table_top, page.height - page.table_bottom};
    }
    for (const Candidate& c : candidates_) {
      if (c.number || alike[{c.head, c.pattern}] > 1 || is_small_and_apart(c)) {
        continue;
      }
      float& edge =
          c.head ? body_edge_[c.page].first : body_edge_[c.page].second;
      edge = std::min(edge, c.y);
    }
  }

  // Every number of the line either is the same on all pages or goes up by
  // one with each page.
  bool numbers_follow_pages(const std::vector<std::size_t>& group) const {
    const Candidate& first = candidates_[group.front()];
    for (std::size_t k = 0; k < first.numbers.size(); ++k) {
      std::size_t same = 0, following = 0;
      for (const std::size_t i : group) {
        const Candidate& c = candidates_[i];
        same += c.numbers[k] == first.numbers[k] ? 1U : 0U;
        following += c.numbers[k] - pages_[c.page].page ==
                             first.numbers[k] - pages_[first.page].page
                         ? 1U
                         : 0U;
      }
      const std::size_t enough = (group.size() * 9 + 9) / 10;
      if (same < enough && following < enough) return false;
    }
    return true;
  }

  std::vector<PageLines>& pages_;
  std::vector<Candidate> candidates_;  // by page
  std::vector<std::size_t> first_of_page_;
  std::vector<float> usual_gap_;
  std::vector<float> body_size_;
  std::vector<std::pair<float, float>> body_edge_;  // from the head, the foot
};

}  // namespace

void set_aside_furniture(std::vector<PageLines>& pages,
                         std::vector<SetAside>& set_aside) {
  Furniture furniture(pages);
  furniture.decide();
  furniture.move(set_aside);
}

}  // namespace tiaowen
