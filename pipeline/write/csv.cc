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
  std::ostringstream out;
  const auto sheet = csv_sheet(table.columns, out, {options.byte_order_mark});
  for (SheetRow row : table.rows) {
    for (SheetValue& value : row) {
      auto* const text = std::get_if<std::string>(&value);
      if (text != nullptr && is_formula(*text)) text->insert(0, 1, '\'');
    }
    sheet->row(row);
  }
  if (auto written = sheet->finish(); !written) {
    return tl::unexpected(written.error());
  }
  return Export{out.str(), {}};
}

}  // namespace tiaowen
