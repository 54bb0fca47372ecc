#include "pipeline/read/html_blocks.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f';
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         c == 0xFEFF;
}

// Between Chinese characters a line end of the source is no blank.
bool is_wide(char32_t c) {
  return c >= 0x2E80 || c == 0x2014 || c == 0x201C || c == 0x201D;
}

// What an element gives to all text in it.
struct Manner {
  bool bold = false, centred = false, preformatted = false;
  std::uint8_t level = 0;
  float size = 0;
};

float points(std::string_view style) {
  const std::size_t at = style.find("font-size:");
  if (at == std::string_view::npos) return 0;
  std::string_view rest = style.substr(at + 10);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  float value = 0;
  const auto [end, error] =
      std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc()) return 0;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (rest.starts_with("pt")) return value;
  return rest.starts_with("px") ? value * 0.75F : 0;
}

Manner manner_of(const HtmlNode& node, Manner manner) {
  if (node.tag == Tag::bold || node.tag == Tag::th) manner.bold = true;
  if (node.tag == Tag::pre) manner.preformatted = true;
  if (node.tag == Tag::heading) manner.level = node.level;
  if (node.style.empty()) return manner;
  if (has(node.style, "font-weight: bold") ||
      has(node.style, "font-weight:bold") || has(node.style, "weight: 700")) {
    manner.bold = true;
  }
  if (has(node.style, "white-space: pre") ||
      has(node.style, "white-space:pre")) {
    manner.preformatted = true;
  }
  if (has(node.style, "align: center") || has(node.style, "align:center") ||
      node.style == "center") {
    manner.centred = true;
  } else if (has(node.style, "text-align")) {
    manner.centred = false;
  }
  if (const float size = points(node.style); size > 0) manner.size = size;
  return manner;
}

bool breaks(Tag tag) {
  return tag != Tag::text && tag != Tag::inline_ && tag != Tag::a &&
         tag != Tag::bold && tag != Tag::control && tag != Tag::ignored;
}

// Collects the text of one paragraph after the other.
class Paragraphs {
 public:
  void text(std::string_view utf8, const Manner& manner) {
    for (const char32_t c : to_u32(utf8)) {
      if (is_blank(c)) {
        if (manner.preformatted && c == U'\n') {
          flush();
          continue;
        }
        blank_ = true;
        line_end_ = line_end_ || c == U'\n';
        continue;
      }
      if (is_invisible(c)) {
        invisible_.push_back(c);
        continue;
      }
      space_before(c);
      if (now_.text.empty()) begin(manner);
      now_.bold = now_.bold && manner.bold;
      now_.text.push_back(c);
    }
  }
  void space() { blank_ = true; }
  void flush() {
    blank_ = line_end_ = false;
    if (!now_.text.empty()) done_.push_back(std::move(now_));
    now_ = Block();
  }

  std::vector<Block>& done() { return done_; }
  std::u32string& invisible() { return invisible_; }

 private:
  void begin(const Manner& manner) {
    now_.bold = manner.bold;
    now_.centred = manner.centred;
    now_.size = manner.size;
    if (manner.level > 0) {
      now_.kind = BlockKind::heading;
      now_.level = manner.level;
    }
  }
  void space_before(char32_t c) {
    if (blank_ && !now_.text.empty() &&
        !(line_end_ && is_wide(now_.text.back()) && is_wide(c))) {
      now_.text.push_back(U' ');
    }
    blank_ = line_end_ = false;
  }

  Block now_;
  std::vector<Block> done_;
  std::u32string invisible_;
  bool blank_ = false, line_end_ = false;
};

class Builder {
 public:
  Builder(const HtmlTree& tree, const std::vector<Fate>& fates)
      : tree_(tree), fates_(fates), manners_(tree.nodes.size()) {}

  Layout build() {
    if (tree_.body < 0) return std::move(layout_);
    walk(tree_.body, node(tree_.body).end, false);
    text_.flush();
    take_blocks();
    if (!text_.invisible().empty()) {
      layout_.set_aside.push_back({"invisible", text_.invisible(), 0});
    }
    return std::move(layout_);
  }

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  const HtmlNode& node(int i) const { return tree_.nodes[at(i)]; }

  void take_blocks() {
    auto& done = text_.done();
    std::move(done.begin(), done.end(), std::back_inserter(layout_.blocks));
    done.clear();
  }

  // Reads the nodes of [from, to); inside a cell tables are only text.
  void walk(int from, int to, bool in_cell) {
    std::vector<int> open;  // ends of the elements that break lines
    for (int i = from; i < to; ++i) {
      while (!open.empty() && open.back() <= i) {
        text_.flush();
        open.pop_back();
      }
      const HtmlNode& n = node(i);
      const Manner above = n.parent >= 0 ? manners_[at(n.parent)] : Manner();
      manners_[at(i)] = manner_of(n, above);
      if (n.tag == Tag::text) {
        read_text(i);
        continue;
      }
      if (n.tag == Tag::br && above.level == 0) text_.flush();
      if (!breaks(n.tag) || n.tag == Tag::br) continue;
      if ((n.tag == Tag::td || n.tag == Tag::th) && in_cell) text_.space();
      text_.flush();
      if (n.tag == Tag::table && !in_cell && fates_[at(i)] == Fate::kept &&
          read_table(i)) {
        i = n.end - 1;
        continue;
      }
      open.push_back(n.end);
    }
    text_.flush();
  }

  void read_text(int i) {
    const HtmlNode& n = node(i);
    if (fates_[at(i)] == Fate::kept) {
      text_.text(n.text, manners_[at(n.parent)]);
      return;
    }
    const std::u32string text = to_u32(n.text);
    const std::u32string_view seen = trim(text);
    if (seen.empty()) return;
    layout_.set_aside.push_back(
        {std::string(name_of(fates_[at(i)])), std::u32string(seen), 0});
  }

  struct Row {
    int begin = 0;
    bool head = false;
    std::vector<int> cells;
  };

  // The rows of a table, without those of tables in its cells.
  std::vector<Row> rows_of(int table) const {
    std::vector<Row> rows;
    for (int i = table + 1; i < node(table).end; ++i) {
      const HtmlNode& n = node(i);
      if (n.tag == Tag::tr) {
        rows.push_back({i, node(n.parent).tag == Tag::thead, {}});
      } else if (n.tag == Tag::td || n.tag == Tag::th) {
        if (rows.empty()) rows.push_back({n.parent, false, {}});
        rows.back().cells.push_back(i);
        i = n.end - 1;
      } else if (n.tag == Tag::table) {
        i = n.end - 1;
      }
    }
    std::erase_if(rows, [](const Row& row) { return row.cells.empty(); });
    return rows;
  }

  std::size_t characters(int cell) const {
    std::size_t count = 0;
    for (int i = cell; i < node(cell).end; ++i) {
      if (node(i).tag == Tag::text) count += node(i).text.size();
    }
    return count;
  }

  bool holds_table(int cell) const {
    for (int i = cell + 1; i < node(cell).end; ++i) {
      if (node(i).tag == Tag::table) return true;
    }
    return false;
  }

  // Rows and columns of short cells are data; one cell with most of the text,
  // or with tables in it, is layout.
  bool is_data(const std::vector<Row>& rows) const {
    std::size_t widest = 0, all = 0, most = 0;
    for (const Row& row : rows) {
      widest = std::max(widest, row.cells.size());
      for (const int cell : row.cells) {
        if (holds_table(cell)) return false;
        const std::size_t here = characters(cell);
        all += here;
        most = std::max(most, here);
      }
    }
    if (widest < 2) return false;
    return rows.size() > 1 ? most < 3000 || most * 10 < all * 6 : most < 300;
  }

  bool read_table(int table) {
    const std::vector<Row> rows = rows_of(table);
    if (!is_data(rows)) return false;
    take_blocks();
    for (int i = table + 1; i < node(table).end; ++i) {
      if (node(i).tag != Tag::caption) continue;
      walk(i, node(i).end, true);
      take_blocks();
    }
    Grid grid;
    grid.rows = static_cast<int>(rows.size());
    std::map<int, int> taken;  // column -> first row it is free in
    bool head = true;
    for (int r = 0; r < grid.rows; ++r) {
      const Row& row = rows[at(r)];
      int column = 0;
      bool all_heads = true;
      for (const int cell : row.cells) {
        while (taken[column] > r) ++column;
        const HtmlNode& n = node(cell);
        Cell placed;
        placed.row = r;
        placed.column = column;
        placed.column_span = n.colspan;
        placed.row_span = std::min<int>(n.rowspan, grid.rows - r);
        placed.text = cell_text(cell);
        all_heads = all_heads && n.tag == Tag::th;
        for (int k = 0; k < n.colspan; ++k) {
          taken[column++] = r + placed.row_span;
        }
        grid.columns = std::max(grid.columns, column);
        grid.cells.push_back(std::move(placed));
      }
      head = head && (row.head || all_heads);
      if (head && r + 1 < grid.rows) grid.header_rows = r + 1;
    }
    Block block;
    block.kind = BlockKind::table;
    block.table = static_cast<int>(layout_.tables.size());
    layout_.tables.push_back(std::move(grid));
    layout_.blocks.push_back(std::move(block));
    return true;
  }

  std::u32string cell_text(int cell) {
    // walk() has not passed through the rows: a cell inherits nothing.
    manners_[at(cell)] = manner_of(node(cell), Manner());
    walk(cell + 1, node(cell).end, true);
    std::u32string text;
    for (const Block& block : text_.done()) {
      if (!text.empty()) text.push_back(U'\n');
      text += block.text;
    }
    text_.done().clear();
    return text;
  }

  const HtmlTree& tree_;
  const std::vector<Fate>& fates_;
  std::vector<Manner> manners_;
  Layout layout_;
  Paragraphs text_;
};

}  // namespace

Layout html_blocks(const HtmlTree& tree, const std::vector<Fate>& fates) {
  return Builder(tree, fates).build();
}

}  // namespace tiaowen
