#include "pipeline/show/marks.h"

#include <algorithm>

namespace tiaowen {
namespace {

struct Style {
  std::string_view kind;
  MarkStyle style;
};

// Outlines for what is text, tints for what was found in it or set aside.
constexpr Style kStyles[] = {
    {"paragraph", {{0.45, 0.45, 0.45}, false}},
    {"heading", {{0.10, 0.10, 0.10}, false}},
    {"cell", {{0.10, 0.45, 0.85}, false}},
    {"contents", {{0.55, 0.35, 0.75}, false}},
    {"imprint", {{0.55, 0.40, 0.20}, false}},
    {"note", {{0.00, 0.55, 0.55}, false}},
    {"amount", {{0.90, 0.20, 0.20}, true}},
    {"ratio", {{0.95, 0.50, 0.10}, true}},
    {"quantity", {{0.80, 0.70, 0.00}, true}},
    {"time", {{0.10, 0.60, 0.20}, true}},
    {"department", {{0.15, 0.35, 0.90}, true}},
    {"citation", {{0.65, 0.20, 0.75}, true}},
    // Its box covers half the page.
    {"watermark", {{0.60, 0.60, 0.60}, false}},
};
// Everything that is set aside.
constexpr MarkStyle kAside = {{0.40, 0.40, 0.40}, true};

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::contents:
      return "contents";
    case BlockKind::imprint:
      return "imprint";
    case BlockKind::note:
      return "note";
    case BlockKind::paragraph:
    case BlockKind::table:
      break;
  }
  return "paragraph";
}

class Marks {
 public:
  Marks(const Record& record, int page) : record_(record), page_(page) {}

  std::vector<Mark> all() {
    for (const TextBlock& block : record_.text.blocks) {
      if (block.kind != BlockKind::table) {
        add(name_of(block.kind), block.span, true);
      }
    }
    for (const Table& table : record_.text.tables) {
      for (const TableCell& cell : table.cells) add("cell", cell.span, true);
    }
    for (const SetAside& aside : record_.set_aside) {
      if (aside.page == page_ && aside.box.width() > 0) {
        marks_.push_back({aside.kind, aside.box});
      }
    }
    for (const Mention& mention : record_.mentions) {
      add(type_of(mention.value), mention.span, false);
    }
    return std::move(marks_);
  }

 private:
  // The lines that the span touches, on this page: one box for each, or for
  // all that stand below one another.
  void add(std::string_view kind, Span span, bool together) {
    const auto& lines = record_.text.lines;
    auto line = std::partition_point(
        lines.begin(), lines.end(),
        [&](const TextLine& one) { return one.span.end <= span.begin; });
    bool open = false;
    for (; line != lines.end() && line->span.begin < span.end; ++line) {
      if (line->page != page_) continue;
      const Box box = part_of_line(record_.text, *line, line->box, span);
      Box* const last = open ? &marks_.back().box : nullptr;
      if (together && last != nullptr && goes_on(*last, box)) {
        *last = united(*last, box);
      } else {
        marks_.push_back({kind, box});
        open = true;
      }
    }
  }

  // Below what was before and not in another column.
  static bool goes_on(const Box& above, const Box& box) {
    const bool beside = box.x0 >= above.x1 || box.x1 <= above.x0;
    const bool turned = box.height() > 2 * box.width();
    return turned ? !(box.y0 >= above.y1 || box.y1 <= above.y0)
                  : !beside && box.y1 > above.y1 - 1;
  }

  const Record& record_;
  const int page_;
  std::vector<Mark> marks_;
};

}  // namespace

std::vector<Mark> marks_of(const Record& record, int page) {
  return Marks(record, page).all();
}

MarkStyle style_of(std::string_view kind) {
  for (const Style& style : kStyles) {
    if (style.kind == kind) return style.style;
  }
  return kAside;
}

}  // namespace tiaowen
