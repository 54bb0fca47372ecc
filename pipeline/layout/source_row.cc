#include "pipeline/layout/source_row.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr auto is_bar = [](char32_t c) {
  return (c == U'|') | (c == U'｜') | (c == U'│');
};
constexpr auto is_tab = [](char32_t c) { return c == U'\t'; };

template <typename Divides>
std::vector<std::u32string> split(View line, Divides divides) {
  std::vector<std::u32string> cells;
  for (auto from = line.begin();;) {
    const auto to = std::find_if(from, line.end(), divides);
    cells.emplace_back(trim(View(from, to)));
    if (to == line.end()) return cells;
    from = to + 1;
  }
}

bool is_rule(const std::vector<std::u32string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const auto& cell) {
    return cell.find(U'-') != View::npos &&
           cell.find_first_not_of(U"-: ") == View::npos;
  });
}

// 一、基本职能.....<tab>4: leaders, then a page.
bool is_contents_line(const std::vector<std::u32string>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](const auto& cell) {
    return cell.find(U"....") != View::npos || cell.find(U"……") != View::npos ||
           cell.find(U"····") != View::npos;
  });
}

}  // namespace

int SourceRow::filled() const {
  return static_cast<int>(
      std::count_if(cells.begin(), cells.end(),
                    [](const auto& cell) { return !cell.empty(); }));
}

std::optional<SourceRow> row_of(View line) {
  SourceRow row;
  if (std::any_of(line.begin(), line.end(), is_bar)) {
    row.piped = true;
    line = trim(line);
    if (is_bar(line.front())) line.remove_prefix(1);
    row.cells = split(line, is_bar);
    // A bar at the end closes the last cell.
    if (row.cells.size() > 1 && row.cells.back().empty()) {
      row.cells.pop_back();
      row.closed = true;
    }
    row.rule = is_rule(row.cells);
  } else if (line.find(U'\t') != View::npos) {
    row.cells = split(line, is_tab);
    if (row.cells.size() == 2 && is_contents_line(row.cells)) {
      return std::nullopt;
    }
  } else {
    return std::nullopt;
  }
  if (row.cells.size() < 2 || row.filled() == 0) return std::nullopt;
  return row;
}

}  // namespace tiaowen
