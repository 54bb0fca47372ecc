#include "pipeline/read/xlsx.h"

#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/package.h"
#include "pipeline/read/package_xml.h"
#include "pipeline/read/xlsx_beside.h"
#include "pipeline/read/xlsx_number.h"
#include "pipeline/read/xlsx_sheet.h"

namespace tiaowen {
namespace {

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Merged cells that lie over each other in a sheet made to cost time.
constexpr long kMostCoveredLooks = 20'000'000;

bool on(std::string_view value) { return value == "1" || value == "true"; }

// <si> and <is>: one text, or runs of it; readings (rPh) are not shown.
std::string string_of(XmlNode node) {
  std::string text;
  for (const XmlNode child : node) {
    if (child.name() == "t") {
      for (const XmlNode part : child) text += part.text();
    } else if (child.name() == "r") {
      text += string_of(child);
    }
  }
  return text;
}

class XlsxReader {
 public:
  explicit XlsxReader(Package package) : package_(std::move(package)) {}

  Result<Document> read() {
    auto workbook = part("xl/workbook.xml");
    if (!workbook) return tl::unexpected(workbook.error());
    since_1904_ =
        on(workbook->root().child("workbookPr").attribute("date1904"));
    read_strings();
    read_formats();
    const auto targets = relationships();
    struct Listed {
      std::string name, path;
      bool hidden;
    };
    std::vector<Listed> sheets;
    for (const XmlNode sheet : workbook->root().child("sheets")) {
      if (sheet.name() != "sheet") continue;
      const auto target = targets.find(std::string(sheet.attribute("id")));
      if (target == targets.end()) continue;
      const std::string_view state = sheet.attribute("state");
      sheets.push_back({std::string(sheet.attribute("name")), target->second,
                        !state.empty() && state != "visible"});
    }
    // Office files with blocks of their own are one kind to what follows.
    document_.format = Format::docx;
    for (const Listed& sheet : sheets) {
      if (auto read = read_sheet(sheet.path, sheet.name, sheet.hidden); !read) {
        return tl::unexpected(read.error());
      }
    }
    drop_lone_name();
    return std::move(document_);
  }

 private:
  Result<Xml> part(const std::string& path) {
    auto bytes = package_.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return Xml::parse(std::move(*bytes), path);
  }

  std::map<std::string, std::string> relationships() {
    std::map<std::string, std::string> out;
    const auto xml = part("xl/_rels/workbook.xml.rels");
    if (!xml) return out;
    for (const XmlNode node : xml->root()) {
      std::string target(node.attribute("Target"));
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      out.emplace(node.attribute("Id"), std::move(target));
    }
    return out;
  }

  void read_strings() {
    const auto xml = part("xl/sharedStrings.xml");
    if (!xml) return;
    for (const XmlNode node : xml->root()) {
      if (node.name() == "si") strings_.push_back(string_of(node));
    }
  }

  void read_formats() {
    const auto xml = part("xl/styles.xml");
    if (!xml) return;
    std::map<int, std::string> codes;
    for (const XmlNode node : xml->root().child("numFmts")) {
      codes.emplace(number(node.attribute("numFmtId"), 0),
                    node.attribute("formatCode"));
    }
    for (const XmlNode node : xml->root().child("cellXfs")) {
      if (node.name() != "xf") continue;
      const int id = number(node.attribute("numFmtId"), 0);
      const auto own = codes.find(id);
      formats_.push_back(own != codes.end() ? own->second
                                            : std::string(built_in_format(id)));
    }
  }

  Result<void> read_sheet(const std::string& path, const std::string& name,
                          bool hidden) {
    const auto xml = part(path);
    if (!xml) return tl::unexpected(xml.error());
    Sheet sheet;
    last_row_ = -1;
    std::u32string aside;
    std::set<int> hidden_columns;
    for (const XmlNode col : xml->root().child("cols")) {
      if (!on(col.attribute("hidden"))) continue;
      const int last = std::min(number(col.attribute("max"), 0), 16384);
      for (int c = number(col.attribute("min"), 1); c > 0 && c <= last; ++c) {
        hidden_columns.insert(c - 1);
      }
    }
    for (const XmlNode row : xml->root().child("sheetData")) {
      if (row.name() != "row") continue;
      read_row(row, hidden, hidden_columns, sheet, aside);
    }
    for (const XmlNode node : xml->root().child("mergeCells")) {
      SheetMerge merge;
      if (read_reference(node.attribute("ref"), merge)) {
        sheet.merges.push_back(merge);
      }
    }
    take_covered(sheet, aside);
    if (!aside.empty()) {
      document_.flow.set_aside.push_back({"hidden", std::move(aside), 0});
    }
    show(sheet, name);
    const std::size_t shown = document_.flow.blocks.size();
    read_beside_sheet(package_, path, xml->root(), document_.flow);
    if (hidden) hide_from(shown);
    return {};
  }

  // Shapes on a hidden sheet.
  void hide_from(std::size_t at) {
    auto& blocks = document_.flow.blocks;
    for (std::size_t i = at; i < blocks.size(); ++i) {
      document_.flow.set_aside.push_back(
          {"hidden", std::move(blocks[i].text), 0});
    }
    blocks.resize(at);
  }

  void show(const Sheet& sheet, const std::string& name) {
    if (sheet.cells.empty()) return;
    Block heading;
    heading.kind = BlockKind::heading;
    heading.level = 1;
    heading.text = to_u32(name);
    names_.push_back(document_.flow.blocks.size());
    document_.flow.blocks.push_back(std::move(heading));
    lay_out_sheet(sheet, document_.flow);
  }

  // Programs leave words in places that a merged cell covers: nobody sees them.
  void take_covered(Sheet& sheet, std::u32string& aside) {
    long steps = kMostCoveredLooks;
    for (const SheetMerge& merge : sheet.merges) {
      for (auto row = sheet.cells.lower_bound(merge.row);
           row != sheet.cells.end() && row->first < merge.row + merge.rows;) {
        auto& cells = row->second;
        auto cell = cells.lower_bound(merge.column);
        while (cell != cells.end() &&
               cell->first < merge.column + merge.columns) {
          if (--steps < 0) return;
          const bool shown =
              row->first == merge.row && cell->first == merge.column;
          if (!shown) aside += cell->second + U"\t";
          cell = shown ? std::next(cell) : cells.erase(cell);
        }
        if (--steps < 0) return;
        row = cells.empty() ? sheet.cells.erase(row) : std::next(row);
      }
    }
  }

  void read_row(XmlNode row, bool hidden, const std::set<int>& hidden_columns,
                Sheet& sheet, std::u32string& aside) {
    const bool hidden_row = hidden || on(row.attribute("hidden"));
    SheetMerge place;
    place.row = number(row.attribute("r"), last_row_ + 2) - 1;
    place.column = -1;
    for (const XmlNode c : row) {
      if (c.name() != "c") continue;
      SheetMerge own;
      if (read_reference(c.attribute("r"), own)) {
        place = own;
      } else {
        ++place.column;
      }
      const std::u32string text = to_u32(value_of(c));
      const std::u32string_view seen = trim(text);
      if (seen.empty() || place.row < 0) continue;
      if (hidden_row || hidden_columns.contains(place.column)) {
        aside += std::u32string(seen) + U"\t";
      } else {
        sheet.cells[place.row][place.column] = seen;
      }
    }
    last_row_ = place.row;
  }

  std::string value_of(XmlNode c) const {
    const std::string_view type = c.attribute("t");
    if (type == "inlineStr") return string_of(c.child("is"));
    const XmlNode v = c.child("v");
    const std::string value(v ? v.text() : "");
    if (type == "s") {
      const int index = number(value, -1);
      return index >= 0 && static_cast<std::size_t>(index) < strings_.size()
                 ? strings_[static_cast<std::size_t>(index)]
                 : "";
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return value;
    const auto style =
        static_cast<std::size_t>(std::max(0, number(c.attribute("s"), 0)));
    return value.empty() || style >= formats_.size()
               ? value
               : shown_number(value, formats_[style], since_1904_);
  }

  // The name of the only sheet says nothing: Sheet1.
  void drop_lone_name() {
    if (names_.size() != 1) return;
    auto& blocks = document_.flow.blocks;
    const auto at = blocks.begin() + static_cast<std::ptrdiff_t>(names_[0]);
    document_.flow.set_aside.push_back({"sheet_name", at->text, 0});
    blocks.erase(at);
  }

  Package package_;
  std::vector<std::string> strings_;
  std::vector<std::string> formats_;
  std::vector<std::size_t> names_;  // blocks that are sheets' names
  int last_row_ = -1;
  bool since_1904_ = false;
  Document document_;
};

}  // namespace

Result<Document> read_xlsx(std::string_view bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  auto document = XlsxReader(std::move(*package)).read();
  if (document && document->flow.blocks.empty()) {
    return fail("no_text", "the workbook shows no text");
  }
  return document;
}

}  // namespace tiaowen
