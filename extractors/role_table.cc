// Roles that columns and labels give: 牵头部门 | 配合部门; 责任单位:甲局.
#include <algorithm>

#include "extractors/role.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

struct Row {
  std::vector<Span> cells;
  bool header = false;
};

// A table as rows of cells: of Text::tables, or lines with ' | ' in them.
using Rows = std::vector<Row>;

Span trimmed(std::u32string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Rows> tables_of(const Reading& reading) {
  const std::u32string_view text = reading.text.folded;
  std::vector<Rows> tables;
  for (const Table& table : reading.text.tables) {
    Rows rows;
    int row = -1;
    for (const TableCell& cell : table.cells) {
      if (cell.row != row) {
        row = cell.row;
        rows.push_back({{}, row < table.header_rows});
      }
      rows.back().cells.push_back(trimmed(text, cell.span));
    }
    tables.push_back(std::move(rows));
  }
  Rows rows;
  for (const TextBlock& block : reading.text.blocks) {
    if (block.kind == BlockKind::table) continue;
    const std::u32string_view line = reading.text.view(block.span);
    if (line.find(U'|') == line.npos) {
      if (line.empty()) continue;
      if (!rows.empty()) tables.push_back(std::move(rows));
      rows.clear();
      continue;
    }
    Row row;
    std::uint32_t begin = block.span.begin;
    for (std::uint32_t at = begin; at <= block.span.end; ++at) {
      if (at != block.span.end && text[at] != U'|') continue;
      row.cells.push_back(trimmed(text, {begin, at}));
      begin = at + 1;
    }
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) tables.push_back(std::move(rows));
  return tables;
}

DepartmentRole column_role(const Reading& reading, Span cell) {
  const Word word = reading.words.begins(reading.text.folded, cell.begin,
                                         Dictionary::role_column);
  return word && word.length == cell.length()
             ? role_named(reading.words.cell(word, "role"))
             : DepartmentRole::other;
}

class TableRoles {
 public:
  TableRoles(const Reading& reading, std::vector<Body>& bodies)
      : reading_(reading), bodies_(bodies) {}

  void assign() {
    for (const Rows& rows : tables_of(reading_)) {
      columns_.clear();
      for (const Row& row : rows) {
        if (!take_header(row) && !columns_.empty()) take_row(row);
      }
    }
  }

 private:
  bool take_header(const Row& row) {
    std::vector<DepartmentRole> columns;
    bool any = false;
    for (const Span cell : row.cells) {
      columns.push_back(column_role(reading_, cell));
      any = any || columns.back() != DepartmentRole::other;
    }
    // 预算单位 | 某中心: a label with what it says, no head of a column.
    if (!any || row.cells.size() < 2 || holds_bodies(row)) return false;
    columns_ = std::move(columns);
    return true;
  }

  bool holds_bodies(const Row& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](Span cell) {
      const std::size_t i = first_in(cell);
      return i < bodies_.size() && bodies_[i].span.end <= cell.end;
    });
  }

  // Cells of nothing but bodies take the roles of the columns in order: a row
  // that lost its empty or merged cells keeps that order.
  void take_row(const Row& row) {
    std::vector<DepartmentRole> roles;
    for (const DepartmentRole role : columns_) {
      if (role != DepartmentRole::other) roles.push_back(role);
    }
    std::vector<std::size_t> full;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (only_bodies(row.cells[i])) full.push_back(i);
    }
    const bool whole = row.cells.size() == columns_.size() &&
                       std::all_of(full.begin(), full.end(), [&](auto i) {
                         return columns_[i] != DepartmentRole::other;
                       });
    for (std::size_t k = 0; k < full.size(); ++k) {
      const DepartmentRole role = whole              ? columns_[full[k]]
                                  : k < roles.size() ? roles[k]
                                                     : DepartmentRole::other;
      give(row.cells[full[k]], role);
    }
  }

  std::size_t first_in(Span cell) const {
    return static_cast<std::size_t>(
        std::lower_bound(bodies_.begin(), bodies_.end(), cell.begin,
                         [](const Body& body, std::uint32_t at) {
                           return body.span.begin < at;
                         }) -
        bodies_.begin());
  }

  bool only_bodies(Span cell) const {
    if (cell.empty()) return false;
    std::uint32_t at = cell.begin;
    bool any = false;
    for (std::size_t i = first_in(cell);
         i < bodies_.size() && bodies_[i].span.end <= cell.end; ++i) {
      if (!is_filler({at, bodies_[i].span.begin})) return false;
      at = bodies_[i].span.end;
      any = true;
    }
    return any && is_filler({at, cell.end});
  }

  // 、 and 等, 分别负责: what may stand between the bodies of a cell.
  bool is_filler(Span span) const {
    const std::u32string_view text = reading_.text.folded;
    std::uint32_t at = span.begin;
    while (at < span.end) {
      constexpr std::u32string_view kJoints = U"、,;和与及以 等()\n。";
      if (kJoints.find(text[at]) != kJoints.npos) {
        ++at;
        continue;
      }
      const Word word = reading_.words.begins(text, at, Dictionary::role);
      if (!word) return false;
      at += word.length;
    }
    return true;
  }

  void give(Span cell, DepartmentRole role) {
    for (std::size_t i = first_in(cell);
         i < bodies_.size() && bodies_[i].span.end <= cell.end; ++i) {
      bodies_[i].role = role;
    }
  }

  const Reading& reading_;
  std::vector<Body>& bodies_;
  std::vector<DepartmentRole> columns_;
};

}  // namespace

bool role_by_label(const Reading& reading, Span list, DepartmentRole& role) {
  const std::u32string_view text = reading.text.folded;
  std::uint32_t at = list.begin;
  bool apart = false;  // a colon, a cell or a line end stands between
  while (at > 0) {
    const char32_t c = text[at - 1];
    if (c != U' ' && c != U':' && c != U'\t' && c != U'|' && c != U'\n') break;
    if (c != U' ') apart = true;
    --at;
  }
  if (!apart) return false;
  const Word label = reading.words.ends(text, at, Dictionary::role_column);
  if (!label) return false;
  // The label stands alone: 责任单位, not 本级预算单位.
  const std::uint32_t begin = at - label.length;
  if (begin > 0 && is_han(text[begin - 1])) return false;
  role = role_named(reading.words.cell(label, "role"));
  return true;
}

void assign_table_roles(const Reading& reading, std::vector<Body>& bodies) {
  TableRoles(reading, bodies).assign();
}

}  // namespace tiaowen
