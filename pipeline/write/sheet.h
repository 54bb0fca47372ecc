// Sheets: rows of typed cells as files and on terminals.
//
//   CsvOptions options{.byte_order_mark = true};
//   auto sheet = csv_sheet(columns, out, options);
//   for (const SheetRow& row : rows) sheet->row(row);
//   if (auto written = sheet->finish(); !written) …
//
// Rows are written as they come (a terminal's table waits for the end to know
// its widths), so that a million of them need no memory.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/model/sheet.h"

namespace tiaowen {

class SheetWriter {
 public:
  virtual ~SheetWriter() = default;
  // REQUIRES: as many values as columns.
  virtual void row(const SheetRow& values) = 0;
  // The end of the sheet. Codes: write_failed, too_many_rows.
  virtual Result<void> finish() = 0;
};

using SheetFields = std::vector<SheetField>;

// RFC 4180: CRLF, quotes where needed; the first line holds the keys. Cells
// stand as they are: what begins with = is left to the reader of the file.
struct CsvOptions {
  bool byte_order_mark = false;  // Excel takes UTF-8 for GBK without it
};
std::unique_ptr<SheetWriter> csv_sheet(SheetFields columns, std::ostream& out,
                                       const CsvOptions& options);

// Objects with the columns' keys: an array of them, or one a line. Decimals
// are strings, as in the record, counts and places numbers.
enum class JsonShape : std::uint8_t { array, lines };
std::unique_ptr<SheetWriter> json_sheet(SheetFields columns, std::ostream& out,
                                        JsonShape shape);

// A table for people: titles, a rule, cells wrapped into their columns.
struct TerminalOptions {
  int width = 100;     // of the terminal; 0: as wide as it takes
  int cell_lines = 3;  // then … stands for the rest
};
std::unique_ptr<SheetWriter> terminal_sheet(SheetFields columns,
                                            std::ostream& out,
                                            const TerminalOptions& options);

// XLSX (ISO/IEC 29500): a frozen, filtered head on every printed page, A4
// across; numbers and dates typed, text never taken for a formula. The same
// rows give the same bytes. Text beyond a cell's 32767 UTF-16 units is cut.
struct XlsxAbout {
  std::string title;
  Date made = {2000, 1, 1};  // what the file says, not the clock
};
struct XlsxOptions {
  std::string name = "Sheet1";  // of the sheet, at most 31 characters
  std::string title = {};       // above the head, where there is one
};
class XlsxBook : public SheetWriter {
 public:
  // Begins another sheet, which the rows that follow belong to.
  virtual void sheet(const SheetFields& columns,
                     const XlsxOptions& options) = 0;
  virtual int cut() const = 0;  // cells so far
};
// Is made beside `path` and takes its place on finish().
std::unique_ptr<XlsxBook> xlsx_book(std::string path, const XlsxAbout& about);
// A book of one sheet.
std::unique_ptr<SheetWriter> xlsx_sheet(const SheetFields& columns,
                                        std::string path,
                                        const XlsxOptions& options);

// A value as plain text: "500000", "2026-06-30", "" for nothing.
std::string plain_text(const SheetValue& value);

}  // namespace tiaowen
