#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void append_field(std::string_view text, std::string& line) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

class CsvSheet : public SheetWriter {
 public:
  CsvSheet(const SheetFields& columns, std::ostream& out,
           const CsvOptions& options)
      : out_(out) {
    if (options.byte_order_mark) out_ << kByteOrderMark;
    std::string line;
    for (const SheetField& column : columns) add(column.key, line);
    end(line);
  }

  void row(const SheetRow& values) override {
    std::string line;
    for (const SheetValue& value : values) add(plain_text(value), line);
    end(line);
  }

  Result<void> finish() override {
    out_.flush();
    if (!out_) return fail("write_failed", "the CSV could not be written");
    return {};
  }

 private:
  void add(std::string_view field, std::string& line) {
    if (!first_) line += ',';
    first_ = false;
    append_field(field, line);
  }
  void end(std::string& line) {
    line += "\r\n";
    out_ << line;
    first_ = true;
  }

  std::ostream& out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<SheetWriter> csv_sheet(SheetFields columns, std::ostream& out,
                                       const CsvOptions& options) {
  return std::make_unique<CsvSheet>(columns, out, options);
}

}  // namespace tiaowen
