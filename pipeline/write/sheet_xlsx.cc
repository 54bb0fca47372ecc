// Rows as they come, by libxlsxwriter; workbook.cc makes registers to print.

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "pipeline/model/unicode.h"
#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

constexpr std::size_t kMostLetters = 32767;  // of a cell
constexpr int kMostDigits = 15;              // that a double keeps

struct Formats {
  lxw_format *head, *text, *whole, *broken, *date;
};

// UTF-16 units, as Excel counts; control characters that XML has no place for
// become blanks.
std::string cell_text(std::string_view utf8) {
  std::u32string text = to_u32(utf8);
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t& c = text[i];
    if ((c < 0x20 && c != U'\n' && c != U'\t') || c == 0xFFFE || c == 0xFFFF) {
      c = U' ';
    }
    units += c > 0xFFFF ? 2 : 1;
    if (units > kMostLetters) {
      text.resize(i);
      break;
    }
  }
  return to_utf8(text);
}

int digits_of(const std::string& number) {
  return static_cast<int>(
      std::count_if(number.begin(), number.end(),
                    [](char c) { return c >= '0' && c <= '9'; }));
}

class XlsxSheet : public SheetWriter {
 public:
  XlsxSheet(SheetFields columns, std::string path, const XlsxOptions& options)
      : columns_(std::move(columns)), path_(std::move(path)) {
    part_ = path_ + ".part";
    // The library would print why it cannot write.
    if (!std::ofstream(part_)) return;
    lxw_workbook_options settings = {};
    settings.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(part_.c_str(), &settings);
    sheet_ = workbook_add_worksheet(book_, options.name.c_str());
    lxw_doc_properties about = {};
    about.created = 946684800;  // not the clock: the same rows, the same bytes
    workbook_set_properties(book_, &about);
    make_formats();
    write_head();
  }
  ~XlsxSheet() override {
    if (book_ == nullptr) return;
    workbook_close(book_);
    std::remove(part_.c_str());
  }

  void row(const SheetRow& values) override {
    if (book_ == nullptr) return;
    if (next_ >= LXW_ROW_MAX) {
      too_many_ = true;
      return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      column_ = static_cast<lxw_col_t>(i);
      std::visit(*this, values[i]);
    }
    ++next_;
  }

  Result<void> finish() override {
    if (book_ == nullptr) return cannot_write();
    worksheet_autofilter(sheet_, 0, 0, std::max<lxw_row_t>(next_, 2) - 1,
                         static_cast<lxw_col_t>(columns_.size() - 1));
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR) {
      std::remove(part_.c_str());
      return fail("write_failed", path_ + ": " + lxw_strerror(error));
    }
    if (too_many_) {
      std::remove(part_.c_str());
      return fail("too_many_rows",
                  path_ +
                      ": a sheet holds 1048575 rows; ask for fewer "
                      "(--limit) or write csv");
    }
    if (std::rename(part_.c_str(), path_.c_str()) != 0) {
      std::remove(part_.c_str());
      return cannot_write();
    }
    return {};
  }

  // One cell, by what it holds.
  void operator()(std::monostate) {}
  void operator()(const std::string& text) {
    if (text.empty()) return;
    worksheet_write_string(sheet_, next_, column_, cell_text(text).c_str(),
                           formats_.text);
  }
  void operator()(const Decimal& number) {
    const std::string text = number.str();
    if (digits_of(text) > kMostDigits) return (*this)(text);
    worksheet_write_number(
        sheet_, next_, column_, std::strtod(text.c_str(), nullptr),
        number.is_whole() ? formats_.whole : formats_.broken);
  }
  void operator()(std::int64_t number) { (*this)(Decimal(number)); }
  void operator()(const Date& date) {
    if (date.day == 0 || date.year < 1900) return (*this)(date.str());
    lxw_datetime day = {date.year, date.month, date.day, 0, 0, 0};
    worksheet_write_datetime(sheet_, next_, column_, &day, formats_.date);
  }
  void operator()(bool yes) {
    worksheet_write_boolean(sheet_, next_, column_, yes ? 1 : 0, formats_.text);
  }

 private:
  tl::unexpected<Error> cannot_write() const {
    return fail("write_failed", path_ + ": cannot be written");
  }

  void make_formats() {
    formats_.head = workbook_add_format(book_);
    format_set_bold(formats_.head);
    format_set_border(formats_.head, LXW_BORDER_THIN);
    format_set_text_wrap(formats_.head);
    format_set_bg_color(formats_.head, 0xDDEBF7);
    for (lxw_format** format :
         {&formats_.text, &formats_.whole, &formats_.broken, &formats_.date}) {
      *format = workbook_add_format(book_);
      format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_text_wrap(formats_.text);
    format_set_num_format(formats_.whole, "#,##0");
    format_set_num_format(formats_.broken, "#,##0.00####");
    format_set_num_format(formats_.date, "yyyy-mm-dd");
  }

  void write_head() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, at, at, columns_[i].width + 2, nullptr);
      worksheet_write_string(sheet_, 0, at, columns_[i].title.c_str(),
                             formats_.head);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
  }

  const SheetFields columns_;
  const std::string path_;
  std::string part_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  Formats formats_ = {};
  lxw_row_t next_ = 1;
  lxw_col_t column_ = 0;
  bool too_many_ = false;
};

}  // namespace

std::unique_ptr<SheetWriter> xlsx_sheet(SheetFields columns, std::string path,
                                        const XlsxOptions& options) {
  return std::make_unique<XlsxSheet>(std::move(columns), std::move(path),
                                     options);
}

}  // namespace tiaowen
