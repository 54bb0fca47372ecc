// Roles that columns and labels give: 牵头部门 | 配合部门; 责任单位:甲局.
#include <algorithm>

#include "extractors/role.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using Row = std::vector<Span>;  // cells

Span trimmed(std::u32string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
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

  // Tables of Text::tables, then lines with ' | ' in them.
  void assign() {
    for (const Table& table : reading_.text.tables) take_table(table);
    columns_.clear();
    bar_ = find_letter(reading_.text.folded, U'|', 0);
    for (const TextBlock& block : reading_.text.blocks) {
      if (bar_ == std::u32string::npos) break;
      if (block.kind != BlockKind::table) take_line(block.span);
    }
  }

 private:
  void take_table(const Table& table) {
    columns_.clear();
    row_.clear();
    int row = -1;
    for (const TableCell& cell : table.cells) {
      if (cell.row != row) end_row();
      row = cell.row;
      row_.push_back(trimmed(reading_.text.folded, cell.span));
    }
    end_row();
  }

  // A line without cells ends a table; an empty one does not.
  void take_line(Span line) {
    if (line.empty()) return;
    const std::u32string_view text = reading_.text.folded;
    while (bar_ < line.begin) bar_ = find_letter(text, U'|', bar_ + 1);
    if (bar_ >= line.end) {
      columns_.clear();
      return;
    }
    std::uint32_t begin = line.begin;
    for (; bar_ < line.end; bar_ = find_letter(text, U'|', bar_ + 1)) {
      const auto at = static_cast<std::uint32_t>(bar_);
      row_.push_back(trimmed(text, {begin, at}));
      begin = at + 1;
    }
    row_.push_back(trimmed(text, {begin, line.end}));
    end_row();
  }

  void end_row() {
    if (!row_.empty() && !take_header(row_) && !columns_.empty()) {
      take_row(row_);
    }
    row_.clear();
  }

  bool take_header(const Row& row) {
    std::vector<DepartmentRole> columns;
    bool any = false;
    for (const Span cell : row) {
      columns.push_back(column_role(reading_, cell));
      any = any || columns.back() != DepartmentRole::other;
    }
    // 预算单位 | 某中心: a label with what it says, no head of a column.
    if (!any || row.size() < 2 || holds_bodies(row)) return false;
    columns_ = std::move(columns);
    return true;
  }

  bool holds_bodies(const Row& row) const {
    return std::any_of(row.begin(), row.end(), [&](Span cell) {
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
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (only_bodies(row[i])) full.push_back(i);
    }
    const bool whole = row.size() == columns_.size() &&
                       std::all_of(full.begin(), full.end(), [&](auto i) {
                         return columns_[i] != DepartmentRole::other;
                       });
    for (std::size_t k = 0; k < full.size(); ++k) {
      const DepartmentRole role = whole              ? columns_[full[k]]
                                  : k < roles.size() ? roles[k]
                                                     : DepartmentRole::other;
      give(row[full[k]], role);
    }
    if (row.size() != columns_.size()) return;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool other = columns_[i] == DepartmentRole::other;
      if (!other && !only_bodies(row[i]) && names_bodies(row[i])) {
        give(row[i], columns_[i]);
      }
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
      static constexpr LetterSet kJoints(U"、,;和与及以 等()/\n。");
      if (text[at] == U'(') {  // 市政府办(市金融办): a second name
        const std::size_t close = text.substr(at, span.end - at).find(U')');
        at += close == text.npos ? 1 : static_cast<std::uint32_t>(close) + 1;
        continue;
      }
      if (kJoints.has(text[at])) {
        ++at;
        continue;
      }
      const Word word = reading_.words.begins(text, at, Dictionary::role);
      if (!word) return false;
      at += word.length;
    }
    return true;
  }

  // Names that no register knows stand among the bodies: 某公司、甲局. Not a
  // sentence or a figure.
  bool names_bodies(Span cell) const {
    constexpr std::uint32_t kLongest = 120;
    constexpr std::size_t kLongestName = 20;
    if (cell.empty() || cell.length() > kLongest) return false;
    const std::u32string_view words = reading_.text.view(cell);
    if (words.find_first_of(U"。0123456789%") != words.npos) return false;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t end =
          std::min(words.find_first_of(U"、,; ", at), words.size());
      if (end - at > kLongestName) return false;
      at = end + 1;
    }
    return words.find(U'、') != words.npos;
  }

  // 甲局牵头,乙局配合 says itself who does what.
  bool supports(Span cell) const {
    for (std::uint32_t at = cell.begin; at < cell.end; ++at) {
      const Word word =
          reading_.words.begins(reading_.text.folded, at, Dictionary::role);
      if (reading_.words.cell(word, "after") == "support") return true;
    }
    return false;
  }

  void give(Span cell, DepartmentRole role) {
    const bool told = role == DepartmentRole::lead && supports(cell);
    for (std::size_t i = first_in(cell);
         i < bodies_.size() && bodies_[i].span.end <= cell.end; ++i) {
      if (told && bodies_[i].role == DepartmentRole::support) continue;
      bodies_[i].role = role;
    }
  }

  const Reading& reading_;
  std::vector<Body>& bodies_;
  std::size_t bar_ = 0;  // the next |, not yet passed
  std::vector<DepartmentRole> columns_;
  Row row_;  // the one being read
};

}  // namespace

namespace {

// 责任单位:某某公司、甲局: the colon before names that no register knows, with
// nothing but names between; 0 where there is none.
std::uint32_t behind_label(const Reading& reading, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 160;
  const std::u32string_view text = reading.text.folded;
  if (begin < 2) return 0;
  const char32_t joint = text[begin - 1];
  if (joint != U'、' && joint != U',') return 0;
  for (std::uint32_t at = begin; at > 0 && begin - at < kLongest; --at) {
    const char32_t c = text[at - 1];
    if (c == U':') return at - 1;
    // 责任单位:甲局牵头,乙局配合: what is said of one ends the names.
    if (reading.words.begins(text, at - 1, Dictionary::role)) return 0;
    if (!is_han(c) && c != U'、' && c != U',' && c != U' ' && c != U'(' &&
        c != U')') {
      return 0;
    }
  }
  return 0;
}

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
  if (!apart) at = behind_label(reading, list.begin);
  if (at == 0) return false;
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
