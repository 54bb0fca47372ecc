#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/write/sheet.h"
#include "pipeline/write/terminal_text.h"

namespace tiaowen {
namespace {

constexpr int kGap = 2;        // blanks between columns
constexpr int kNarrowest = 8;  // of a column that had to give room

struct PlainCell {
  std::u32string text;
  bool right = false;  // numbers stand to the right
};

class TerminalSheet : public SheetWriter {
 public:
  TerminalSheet(SheetFields columns, std::ostream& out,
                const TerminalOptions& options)
      : columns_(std::move(columns)), out_(out), options_(options) {}

  void row(const SheetRow& values) override {
    std::vector<PlainCell> cells;
    cells.reserve(values.size());
    for (const SheetValue& value : values) {
      cells.push_back({printable(plain_text(value)),
                       std::holds_alternative<Decimal>(value) ||
                           std::holds_alternative<std::int64_t>(value)});
    }
    rows_.push_back(std::move(cells));
  }

  Result<void> finish() override {
    if (!rows_.empty()) print();
    out_.flush();
    if (!out_) return fail("write_failed", "the table could not be written");
    return {};
  }

 private:
  void print() {
    const std::vector<int> widths = fitted_widths();
    std::vector<PlainCell> head;
    for (const SheetField& column : columns_) {
      head.push_back({printable(column.title)});
    }
    print_row(head, widths);
    std::string rule;
    for (const int width : widths) {
      if (!rule.empty()) rule.append(kGap, ' ');
      rule.append(static_cast<std::size_t>(width), '-');
    }
    out_ << rule << "\n";
    for (const auto& row : rows_) print_row(row, widths);
  }

  // What each column would need, at most what it asks for; then the widest
  // give room until the line fits.
  std::vector<int> fitted_widths() const {
    std::vector<int> widths;
    int all = -kGap;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      int width = 2;
      for (const auto& row : rows_) {
        width = std::max(width, terminal_width(row[i].text));
      }
      width = std::min(width, columns_[i].width);
      width =
          std::max(width, std::min(terminal_width(to_u32(columns_[i].title)),
                                   columns_[i].width));
      widths.push_back(width);
      all += width + kGap;
    }
    while (options_.width > 0 && all > options_.width) {
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= kNarrowest) break;
      --*widest;
      --all;
    }
    return widths;
  }

  void print_row(const std::vector<PlainCell>& cells,
                 const std::vector<int>& widths) {
    std::vector<std::vector<std::u32string>> broken;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      broken.push_back(wrapped(cells[i].text, widths[i], options_.cell_lines));
      height = std::max(height, broken.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      print_line(cells, broken, widths, line);
    }
  }

  void print_line(const std::vector<PlainCell>& cells,
                  const std::vector<std::vector<std::u32string>>& broken,
                  const std::vector<int>& widths, std::size_t line) {
    std::string printed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::u32string text =
          line < broken[i].size() ? broken[i][line] : std::u32string();
      const auto blanks = static_cast<std::size_t>(
          std::max(0, widths[i] - terminal_width(text)));
      if (i > 0) printed.append(kGap, ' ');
      if (cells[i].right) printed.append(blanks, ' ');
      append_utf8(text, printed);
      if (!cells[i].right) printed.append(blanks, ' ');
    }
    printed.erase(printed.find_last_not_of(' ') + 1);
    out_ << printed << "\n";
  }

  const SheetFields columns_;
  std::ostream& out_;
  const TerminalOptions options_;
  std::vector<std::vector<PlainCell>> rows_;
};

}  // namespace

std::unique_ptr<SheetWriter> terminal_sheet(SheetFields columns,
                                            std::ostream& out,
                                            const TerminalOptions& options) {
  return std::make_unique<TerminalSheet>(std::move(columns), out, options);
}

}  // namespace tiaowen
