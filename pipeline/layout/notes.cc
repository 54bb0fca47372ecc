// Footnotes: small type below a short rule at the foot of a page.

#include <algorithm>

#include "pipeline/layout/marks.h"
#include "pipeline/layout/page_flow.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr float kShortestRule = 36;    // points
constexpr float kLongestRule = 0.42F;  // of the page's width
constexpr float kSmaller = 0.93F;      // than the body

bool is_note_line(const PrintedLine& line, float body) {
  return line.size < kSmaller * body;
}

bool note_begins_below(const PageFlow& flow, float y) {
  for (const PrintedLine& line : flow.lines) {
    if (line.box.y0 > y - 2) return begins_note(line.text);
  }
  return false;
}

}  // namespace

bool begins_note(std::u32string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  return begins_with_mark(line) || is_digit(line.front()) ||
         std::u32string_view(U"*＊※†[【注").find(line.front()) !=
             std::u32string_view::npos;
}

void find_notes(PageFlow& flow) {
  if (flow.lines.empty()) return;
  const float body = usual_size(flow.lines);
  float left = flow.page->width;
  for (const PrintedLine& line : flow.lines) {
    left = std::min(left, line.box.x0);
  }
  float rule = -1;
  for (const Ruling& ruling : whole_rules(flow.page->rulings)) {
    const float length = ruling.x1 - ruling.x0;
    if (length < kShortestRule || ruling.x0 > left + 2 * body ||
        ruling.y0 < 0.4F * flow.page->height) {
      continue;
    }
    // A rule over the whole width has other uses: marks must show this one.
    if (length > kLongestRule * flow.page->width &&
        !note_begins_below(flow, ruling.y0)) {
      continue;
    }
    rule = std::max(rule, ruling.y0);
  }
  if (rule < 0) return;
  const auto below = [&](const PrintedLine& line) {
    return line.box.y0 > rule - 2;
  };
  const bool any = std::any_of(flow.lines.begin(), flow.lines.end(), below);
  const bool all_small = std::all_of(
      flow.lines.begin(), flow.lines.end(), [&](const PrintedLine& line) {
        return !below(line) || is_note_line(line, body);
      });
  const bool table = std::any_of(
      flow.grids.begin(), flow.grids.end(),
      [&](const RuledGrid& grid) { return grid.box.y1 > rule - 2; });
  if (!any || !all_small || table) return;
  const auto first = std::stable_partition(
      flow.lines.begin(), flow.lines.end(),
      [&](const PrintedLine& line) { return !below(line); });
  std::move(first, flow.lines.end(), std::back_inserter(flow.notes));
  flow.lines.erase(first, flow.lines.end());
}

}  // namespace tiaowen
