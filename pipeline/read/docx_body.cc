#include "pipeline/read/docx_body.h"

#include <algorithm>
#include <charconv>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Holders that change nothing about what they hold.
bool is_transparent(std::string_view name) {
  for (const std::string_view holder :
       {"sdt", "sdtContent", "ins", "moveTo", "hyperlink", "fldSimple",
        "smartTag", "customXml", "bdo", "dir", "body", "Choice", "oMath",
        "oMathPara", "txbxContent"}) {
    if (name == holder) return true;
  }
  return false;
}

bool is_removed(std::string_view name) {
  return name == "del" || name == "moveFrom";
}

void count_cells(XmlNode node, int& cells, XmlNode& last) {
  for (const XmlNode child : node) {
    if (child.name() == "tr" && child.child("trPr").child("del")) {
      cells = 2;  // taken out: for the table to say
    } else if (child.name() == "tc") {
      ++cells;
      last = child;
    } else if (child.name() == "tr" || is_transparent(child.name())) {
      count_cells(child, cells, last);
    }
    if (cells > 1) return;
  }
}

// The cell of a table that has no other.
XmlNode only_cell(XmlNode table) {
  int cells = 0;
  XmlNode last;
  count_cells(table, cells, last);
  return cells == 1 ? last : XmlNode();
}

// The boxes in a drawing, outermost only; the fallback repeats the choice.
void find_boxes(XmlNode node, std::vector<XmlNode>& boxes) {
  bool chosen = false;
  for (const XmlNode child : node) {
    const std::string_view name = child.name();
    if (name == "txbxContent") {
      boxes.push_back(child);
      continue;
    }
    const std::size_t before = boxes.size();
    if (name == "Fallback" && chosen) continue;
    find_boxes(child, boxes);
    chosen = chosen || (name == "Choice" && boxes.size() > before);
  }
}

}  // namespace

struct DocxBody::Inline {
  std::u32string text, deleted, hidden;
  std::vector<XmlNode> boxes;
  DocxParagraph properties;  // of the paragraph
  bool all_bold = true;
  std::optional<float> size;
  int in_code = 0;  // depth of fields whose code is being read, not shown
  std::vector<bool> fields;  // open fields: is this one's result shown now?
};

void DocxBody::set_aside(const char* kind, std::u32string text) {
  if (!trim(text).empty()) {
    layout_.set_aside.push_back({kind, std::move(text), 0});
  }
}

void DocxBody::read(XmlNode parent) {
  for (const XmlNode node : parent) read_child(node);
}

void DocxBody::read_child(XmlNode node) {
  const std::string_view name = node.name();
  if (name == "p") {
    read_paragraph(node);
  } else if (name == "tbl") {
    read_table(node);
  } else if (name == "AlternateContent") {
    const XmlNode choice = node.child("Choice");
    read(choice ? choice : node.child("Fallback"));
  } else if (is_removed(name)) {
    set_aside("deleted", text_of(node));
  } else if (is_transparent(name)) {
    read(node);
  }
}

void DocxBody::read_inline(XmlNode parent, Inline& in) {
  for (const XmlNode node : parent) {
    const std::string_view name = node.name();
    if (name == "r") {
      read_run(node, in);
    } else if (is_removed(name)) {
      Inline gone;
      read_inline(node, gone);
      in.deleted += gone.text + gone.deleted;
    } else if (name == "AlternateContent") {
      const XmlNode choice = node.child("Choice");
      read_inline(choice ? choice : node.child("Fallback"), in);
    } else if (name == "ruby") {
      read_inline(node.child("rubyBase"), in);
    } else if (is_transparent(name)) {
      read_inline(node, in);
    } else if (node.prefix() == "m") {
      read_inline(node, in);
    }
  }
}

void DocxBody::read_run(XmlNode run, Inline& in) {
  DocxParagraph own;
  add_run_properties(run.child("rPr"), own);
  own.inherit(in.properties);
  const std::size_t before = in.text.size();
  for (const XmlNode node : run) {
    const std::string_view name = node.name();
    if (name == "fldChar") {
      const std::string_view type = node.attribute("fldCharType");
      if (type == "begin") {
        in.fields.push_back(false);
        ++in.in_code;
      } else if (!in.fields.empty() && type == "separate" &&
                 !in.fields.back()) {
        in.fields.back() = true;
        --in.in_code;
      } else if (!in.fields.empty() && type == "end") {
        if (!in.fields.back()) --in.in_code;
        in.fields.pop_back();
      }
    } else if (name == "drawing" || name == "pict" || name == "object" ||
               name == "AlternateContent") {
      if (name == "AlternateContent") {
        const XmlNode choice = node.child("Choice");
        std::vector<XmlNode> boxes;
        if (choice) find_boxes(choice, boxes);
        if (boxes.empty()) find_boxes(node, boxes);
        in.boxes.insert(in.boxes.end(), boxes.begin(), boxes.end());
      } else {
        find_boxes(node, in.boxes);
      }
    } else if (in.in_code > 0) {
      continue;
    } else if (name == "t" || name == "delText") {
      for (const XmlNode text : node) in.text += to_u32(text.text());
    } else if (name == "tab" || name == "ptab") {
      in.text.push_back(U'\t');
    } else if (name == "br") {
      if (node.attribute("type").empty() ||
          node.attribute("type") == "textWrapping") {
        in.text.push_back(U'\n');
      }
    } else if (name == "cr") {
      in.text.push_back(U'\n');
    } else if ((name == "footnoteReference" || name == "endnoteReference") &&
               node.attribute("customMarkFollows").empty()) {
      in.text += notes_.refer(
          name == "footnoteReference" ? DocxNote::footnote : DocxNote::endnote,
          node.attribute("id"));
    } else if (name == "noBreakHyphen") {
      in.text.push_back(U'-');
    } else if (name == "sym") {
      int code = 0;
      const std::string_view hex = node.attribute("char");
      std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      // Symbols of fonts without Unicode lie in the private area.
      if (code > 0 && (code < 0xF000 || code > 0xF0FF)) {
        in.text.push_back(static_cast<char32_t>(code));
      }
    } else if (name == "ruby") {
      read_inline(node.child("rubyBase"), in);
    }
  }
  if (in.text.size() == before) return;
  if (own.hidden.value_or(false)) {
    in.hidden += in.text.substr(before);
    in.text.resize(before);
    return;
  }
  in.all_bold = in.all_bold && own.bold.value_or(false);
  if (!in.size) in.size = own.size;
}

Block DocxBody::paragraph(XmlNode p, std::vector<XmlNode>& boxes) {
  const XmlNode p_pr = p.child("pPr");
  const std::string style(p_pr ? p_pr.value("pStyle") : "");
  Inline in;
  in.properties = paragraph_properties(p_pr);
  const DocxParagraph& inherited = styles_.paragraph(style);
  const bool own_list = in.properties.numbering.has_value();
  in.properties.inherit(inherited);
  read_inline(p, in);
  set_aside("deleted", std::move(in.deleted));
  set_aside("hidden", std::move(in.hidden));
  boxes = std::move(in.boxes);

  Block block;
  block.text = std::move(in.text);
  block.centred = in.properties.centred.value_or(false);
  block.bold = in.all_bold && !block.text.empty();
  block.size = in.size.value_or(in.properties.size.value_or(0));
  if (in.properties.outline.value_or(9) < 9) {
    block.kind = BlockKind::heading;
    block.level = *in.properties.outline + 1;
  }
  const std::string list = in.properties.numbering.value_or("0");
  if (list != "0" && !trim(block.text).empty()) {
    int level = in.properties.level.value_or(0);
    if (!own_list || !in.properties.level) {
      const int of_style = numbering_.level_of_style(list, style);
      if (of_style >= 0) level = of_style;
    }
    block.text =
        numbering_.next(list, level) + std::u32string(trim(block.text));
  }
  return block;
}

void DocxBody::read_paragraph(XmlNode p) {
  std::vector<XmlNode> boxes;
  Block block = paragraph(p, boxes);
  // A line end that the writer set parts paragraphs as the reader sees them.
  std::u32string_view rest = block.text;
  for (;;) {
    const std::size_t end = rest.find(U'\n');
    const std::u32string_view line = rest.substr(0, end);
    if (!trim(line).empty()) {
      Block one = block;
      one.text = std::u32string(line);
      layout_.blocks.push_back(std::move(one));
    }
    if (end == std::u32string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  for (const XmlNode box : boxes) read(box);
}

std::u32string DocxBody::text_of(XmlNode parent) {
  Layout inner;
  DocxBody body(styles_, numbering_, notes_, inner);
  body.read(parent);
  std::u32string text;
  for (const Block& block : inner.blocks) {
    if (!text.empty()) text.push_back(U'\n');
    if (block.kind != BlockKind::table) {
      text += trim(block.text);
      continue;
    }
    const Grid& grid = inner.tables[static_cast<std::size_t>(block.table)];
    for (const Cell& cell : grid.cells) {
      if (cell.column > 0 || cell.row > 0) text.push_back(U' ');
      text += cell.text;
    }
  }
  std::move(inner.set_aside.begin(), inner.set_aside.end(),
            std::back_inserter(layout_.set_aside));
  return text;
}

std::u32string DocxBody::cell_text(XmlNode cell) { return text_of(cell); }

void DocxBody::read_table(XmlNode table) {
  // One cell is a frame round text, no table.
  if (const XmlNode cell = only_cell(table)) return read(cell);
  struct Open {
    int cell = -1;  // the cell that a vertical merge began with
  };
  Grid grid;
  std::vector<Open> above;
  bool heads = true;
  const auto read_rows = [&](auto&& self, XmlNode parent) -> void {
    for (const XmlNode row : parent) {
      if (row.name() != "tr") {
        if (is_transparent(row.name())) self(self, row);
        continue;
      }
      const XmlNode row_pr = row.child("trPr");
      if (row_pr && row_pr.child("del")) {
        set_aside("deleted", text_of(row));
        continue;
      }
      if (heads && row_pr && row_pr.child("tblHeader")) {
        grid.header_rows = grid.rows + 1;
      } else {
        heads = false;
      }
      int column =
          row_pr ? std::clamp(number(row_pr.value("gridBefore"), 0), 0, 1000)
                 : 0;
      const auto read_cells = [&](auto&& again, XmlNode holder) -> void {
        for (const XmlNode tc : holder) {
          if (tc.name() != "tc") {
            if (is_transparent(tc.name())) again(again, tc);
            continue;
          }
          const XmlNode pr = tc.child("tcPr");
          const int span =
              std::clamp(pr ? number(pr.value("gridSpan"), 1) : 1, 1, 1000);
          const XmlNode merge = pr ? pr.child("vMerge") : XmlNode();
          const auto at = static_cast<std::size_t>(column);
          if (above.size() < at + static_cast<std::size_t>(span)) {
            above.resize(at + static_cast<std::size_t>(span));
          }
          const bool goes_on =
              merge && merge.attribute("val") != "restart" &&
              above[at].cell >= 0 &&
              grid.cells[static_cast<std::size_t>(above[at].cell)].column ==
                  column;
          if (goes_on) {
            // Word shows nothing of what a merged cell below holds.
            set_aside("hidden", cell_text(tc));
            Cell& upper = grid.cells[static_cast<std::size_t>(above[at].cell)];
            upper.row_span = grid.rows - upper.row + 1;
          } else {
            Cell cell;
            cell.row = grid.rows;
            cell.column = column;
            cell.column_span = span;
            cell.text = cell_text(tc);
            const int index = static_cast<int>(grid.cells.size());
            grid.cells.push_back(std::move(cell));
            for (int k = 0; k < span; ++k) {
              above[at + static_cast<std::size_t>(k)].cell = merge ? index : -1;
            }
          }
          column += span;
        }
      };
      read_cells(read_cells, row);
      grid.columns = std::max(grid.columns, column);
      ++grid.rows;
    }
  };
  read_rows(read_rows, table);
  if (grid.cells.empty()) return;
  if (grid.header_rows == grid.rows) grid.header_rows = 0;
  Block block;
  block.kind = BlockKind::table;
  block.table = static_cast<int>(layout_.tables.size());
  layout_.tables.push_back(std::move(grid));
  layout_.blocks.push_back(std::move(block));
}

}  // namespace tiaowen
