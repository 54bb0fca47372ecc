#include "pipeline/write/csv.h"

#include "pipeline/write/registers.h"

namespace tiaowen {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void append_cell(const std::string& cell, bool number, std::string& out) {
  const bool formula =
      !number && !cell.empty() &&
      std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
  const bool quoted = cell.find_first_of(",\"\r\n") != cell.npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

}  // namespace

Result<Export> make_csv(const Records& records, const SinkOptions& options) {
  const RegisterTable sheet = options.kind == Register::rules
                                  ? rule_register(records)
                                  : task_register(records, options);
  std::string out;
  if (options.byte_order_mark) out += kByteOrderMark;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(sheet.columns[i].name, false, out);
  }
  out += "\r\n";
  for (const auto& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(row[i], sheet.columns[i].number, out);
    }
    out += "\r\n";
  }
  return Export{std::move(out), {}};
}

}  // namespace tiaowen
