// Where the lines of each column begin and end when they are full: what tells
// an indented line, a short one, a centred one.

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/layout/marks.h"
#include "pipeline/layout/page_flow.h"

namespace tiaowen {
namespace {

// A column of one page.
struct Column {
  int kind = 0;    // 0 over the page, 1 left, 2 right
  int parity = 0;  // of the page's number: margins may be mirrored
  int width = 0;   // of the page
  float page_width = 0;
  std::vector<PrintedLine*> lines;
  float size = 0;
  float left = 0, right = 0;
  float hanging = 0;
  bool flush = false;  // some paragraph goes on at the left edge
  bool left_sure = false, right_sure = false;
  std::size_t at_right = 0;
};

// In em: edges this near are the same.
constexpr float kEdge = 0.5F;

// The outermost place at which at least `enough` of the values lie together.
// REQUIRES: sorted so that outer values come first.
std::optional<std::pair<float, std::size_t>> outermost(
    const std::vector<float>& values, float near, std::size_t enough) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    while (end < values.size() && std::abs(values[end] - values[i]) <= near) {
      ++end;
    }
    if (end - i >= enough) return std::pair{values[i], end - i};
  }
  return std::nullopt;
}

bool may_overhang(char32_t c) {
  return std::u32string_view(U"，。、；：！？,.;:").find(c) !=
         std::u32string_view::npos;
}

void measure(Column& column) {
  std::map<int, std::size_t> sizes;
  for (const PrintedLine* line : column.lines) {
    sizes[static_cast<int>(line->size * 4 + 0.5F)] += line->text.size();
  }
  std::size_t most = 0;
  for (const auto& [size, count] : sizes) {
    if (count > most) {
      most = count;
      column.size = static_cast<float>(size) / 4;
    }
  }
  std::vector<float> left, right, over;
  for (const PrintedLine* line : column.lines) {
    if (line->turned ||
        std::abs(line->size - column.size) > 0.07F * column.size) {
      continue;
    }
    left.push_back(line->box.x0);
    (may_overhang(line->text.back()) ? over : right).push_back(line->box.x1);
  }
  // Marks may hang over the edge; they tell only where nothing else does.
  if (right.size() < 3) right.insert(right.end(), over.begin(), over.end());
  if (left.empty()) {
    left.push_back(column.lines.front()->box.x0);
    right.push_back(column.lines.front()->box.x1);
  }
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end(), std::greater<>());
  const float near = kEdge * column.size;
  column.left = left.front();
  column.right = right.front();
  if (const auto edge =
          outermost(left, near, std::max<std::size_t>(2, left.size() / 12))) {
    column.left = edge->first;
    column.left_sure = true;
  }
  if (const auto edge =
          outermost(right, near, std::max<std::size_t>(3, right.size() / 10))) {
    column.right = edge->first;
    column.right_sure = true;
    column.at_right = edge->second;
  }
}

float middle_of(std::vector<float>& values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

using Key = std::tuple<int, int, int>;

struct Usual {
  std::vector<float> left, right;
};

// A page with few full lines has the edges that the others have.
void follow_others(std::vector<Column>& columns) {
  std::map<Key, Usual> usual;
  for (const Column& column : columns) {
    if (!column.right_sure || !column.left_sure) continue;
    // For its own parity, and for any.
    for (const int parity : {column.parity, 2}) {
      Usual& one = usual[{column.kind, parity, column.width}];
      one.left.push_back(column.left);
      one.right.push_back(column.right);
    }
  }
  std::map<Key, std::pair<float, float>> edges;
  for (auto& [key, one] : usual) {
    edges[key] = {middle_of(one.left), middle_of(one.right)};
  }
  for (Column& column : columns) {
    auto found = edges.find({column.kind, column.parity, column.width});
    if (found == edges.end()) {
      found = edges.find({column.kind, 2, column.width});
    }
    if (found == edges.end()) {
      // Nothing to go by: margins are alike on both sides.
      if (column.kind == 0 && !column.right_sure &&
          column.left < column.page_width / 3) {
        column.right = std::max(column.right, column.page_width - column.left);
      }
      continue;
    }
    const auto& [left, right] = found->second;
    const float near = 1.2F * column.size;
    if (!column.right_sure || (column.right < right - near &&
                               column.at_right * 5 < column.lines.size() * 2)) {
      column.right = std::max(right, column.right_sure ? column.right : right);
    }
    if (!column.left_sure || (column.left > left + 0.5F * column.size &&
                              column.left < left + 6 * column.size)) {
      column.left = left;
    }
  }
}

// Where lines that certainly go on, after a full line without a stop, begin
// mostly at one indent, paragraphs hang.
void find_hanging(Column& column) {
  const float em = column.size;
  std::size_t at_left = 0;
  std::vector<float> indents;
  for (std::size_t i = 1; i < column.lines.size(); ++i) {
    const PrintedLine& a = *column.lines[i - 1];
    const PrintedLine& b = *column.lines[i];
    if (column.right - a.box.x1 > 0.6F * em || b.box.y0 < a.box.y0 ||
        ends_with_stop(a.text) || begins_with_mark(b.text)) {
      continue;
    }
    const float indent = b.box.x0 - column.left;
    if (indent < 0.7F * em) {
      ++at_left;
    } else if (indent < 5 * em) {
      indents.push_back(indent);
    }
  }
  column.flush = at_left > 0;
  if (indents.size() < 3 || indents.size() < 2 * at_left) return;
  const float usual = middle_of(indents);
  const auto alike = std::count_if(
      indents.begin(), indents.end(),
      [&](float indent) { return std::abs(indent - usual) < 0.4F * em; });
  if (static_cast<std::size_t>(alike) * 3 >= indents.size() * 2) {
    column.hanging = usual;
  }
}

// Pages with too few lines to tell hang as most others do.
void hang_alike(std::vector<Column>& columns) {
  std::vector<float> hanging;
  std::size_t flush = 0;
  for (Column& column : columns) {
    find_hanging(column);
    if (column.hanging > 0) hanging.push_back(column.hanging);
    if (column.hanging == 0 && column.flush) ++flush;
  }
  if (hanging.empty() || hanging.size() <= flush) return;
  const float usual = middle_of(hanging);
  for (Column& column : columns) {
    if (column.hanging == 0 && !column.flush) column.hanging = usual;
  }
}

// Of the whole document: a cover page has only large type.
float body_size(const std::vector<Column>& columns) {
  std::map<float, std::size_t> characters;
  for (const Column& column : columns) {
    for (const PrintedLine* line : column.lines) {
      characters[column.size] += line->text.size();
    }
  }
  float best = 0;
  std::size_t most = 0;
  for (const auto& [size, count] : characters) {
    if (count > most) {
      most = count;
      best = size;
    }
  }
  return best;
}

}  // namespace

void measure_columns(std::vector<PageFlow>& pages) {
  std::vector<Column> columns;
  for (PageFlow& flow : pages) {
    Column kinds[3];
    for (const FlowItem& item : flow.order) {
      if (!item.table) {
        kinds[item.column].lines.push_back(&flow.lines[item.index]);
      }
    }
    for (int kind = 0; kind < 3; ++kind) {
      Column& column = kinds[kind];
      column.kind = kind == 0 && flow.gutter ? 3 : kind;
      column.parity = flow.page->page->number % 2;
      column.width = static_cast<int>(std::lround(flow.page->width));
      column.page_width = flow.page->width;
      std::erase_if(column.lines,
                    [](const PrintedLine* line) { return line->turned; });
      if (column.lines.empty()) continue;
      measure(column);
      columns.push_back(std::move(column));
    }
  }
  follow_others(columns);
  hang_alike(columns);
  const float body = body_size(columns);
  for (const Column& column : columns) {
    for (PrintedLine* line : column.lines) {
      line->left = column.left;
      line->right = column.right;
      line->body = std::min(body, column.size);
      line->hanging = column.hanging;
    }
  }
}

}  // namespace tiaowen
