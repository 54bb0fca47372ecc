#include "pipeline/write/csv.h"

#include <sstream>

#include "pipeline/write/registers.h"
#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

// Text that a spreadsheet would run.
bool is_formula(const std::string& cell) {
  constexpr std::string_view kSigns = "=+-@\t\r";
  return !cell.empty() && kSigns.find(cell.front()) != kSigns.npos;
}

}  // namespace

Result<Export> make_csv(const Records& records, const SinkOptions& options) {
  const RegisterTable table = options.kind == Register::rules
                                  ? rule_register(records)
                                  : task_register(records, options);
  SheetFields columns;
  for (const RegisterColumn& column : table.columns) {
    columns.push_back({column.name, column.name});
  }
  std::ostringstream out;
  const auto sheet = csv_sheet(columns, out, {options.byte_order_mark});
  for (const auto& cells : table.rows) {
    SheetRow row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool guarded = !table.columns[i].number && is_formula(cells[i]);
      row.emplace_back(guarded ? "'" + cells[i] : cells[i]);
    }
    sheet->row(row);
  }
  if (auto written = sheet->finish(); !written) {
    return tl::unexpected(written.error());
  }
  return Export{out.str(), {}};
}

}  // namespace tiaowen
