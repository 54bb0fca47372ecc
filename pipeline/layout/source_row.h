// A line of a text whose cells are divided by | or by tabs.
//
//   "a | b | |"    three cells, the last empty
//   "|---|---|"    the rule below a Markdown table's head
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiaowen {

struct SourceRow {
  std::vector<std::u32string> cells;  // trimmed; as many as the line has
  bool piped = false;                 // divided by |, else by tabs
  bool rule = false;                  // |---|---|
  bool closed = false;                // by a | behind its last cell
  bool after_gap = false;             // a blank line stands before it

  int filled() const;  // cells that are not empty
};

// Nothing where the line has no divider, or is a line of a table of contents.
std::optional<SourceRow> row_of(std::u32string_view line);

}  // namespace tiaowen
