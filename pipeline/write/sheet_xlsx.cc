#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "pipeline/model/unicode.h"
#include "pipeline/write/sheet.h"
#include "pipeline/write/xml_text.h"

namespace tiaowen {
namespace {

constexpr std::uint8_t kA4 = 9;  // paper sizes of ISO/IEC 29500, 18.3.1.63
constexpr std::size_t kMostUnits = 32767;  // of a cell, in UTF-16
constexpr int kMostDigits = 15;            // that a double keeps

struct Formats {
  lxw_format *title, *head, *text, *whole, *broken, *date;
};

int digits_of(const std::string& number) {
  return static_cast<int>(
      std::count_if(number.begin(), number.end(),
                    [](char c) { return c >= '0' && c <= '9'; }));
}

lxw_col_t column_at(std::size_t i) { return static_cast<lxw_col_t>(i); }

class Book : public XlsxBook {
 public:
  Book(std::string path, const XlsxAbout& about)
      : path_(std::move(path)), part_(path_ + ".part") {
    // The library would print why it cannot write.
    if (!std::ofstream(part_)) return;
    lxw_workbook_options settings = {};
    settings.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(part_.c_str(), &settings);
    tell(about);
    make_formats();
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() override {
    if (book_ == nullptr) return;
    workbook_close(book_);
    std::remove(part_.c_str());
  }

  void sheet(const SheetFields& columns, const XlsxOptions& options) override {
    if (book_ == nullptr) return;
    end_sheet();
    sheet_ = workbook_add_worksheet(book_, options.name.c_str());
    last_ = column_at(columns.size() - 1);
    next_ = 0;
    lay_out_pages();
    if (!options.title.empty()) {
      worksheet_merge_range(sheet_, 0, 0, 0, last_, "", formats_.title);
      column_ = 0;
      words(options.title, formats_.title);
      ++next_;
    }
    head_ = next_++;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      column_ = column_at(i);
      worksheet_set_column(sheet_, column_, column_, columns[i].width + 2,
                           nullptr);
      words(head_, columns[i].title, formats_.head);
    }
    worksheet_repeat_rows(sheet_, 0, head_);
    worksheet_freeze_panes(sheet_, head_ + 1, 0);
  }

  void row(const SheetRow& values) override {
    if (book_ == nullptr) return;
    if (next_ >= LXW_ROW_MAX) {
      too_many_ = true;
      return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      column_ = column_at(i);
      std::visit(*this, values[i]);
    }
    ++next_;
  }

  Result<void> finish() override {
    if (book_ == nullptr) return cannot_write();
    end_sheet();
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

  int cut() const override { return cut_; }

  // One cell, by what it holds.
  void operator()(std::monostate) {
    worksheet_write_blank(sheet_, next_, column_, formats_.text);
  }
  void operator()(const std::string& text) { words(text, formats_.text); }
  void operator()(const Decimal& number) {
    figure(number.str(), number.is_whole() ? formats_.whole : formats_.broken);
  }
  // Counts and places stand without commas.
  void operator()(std::int64_t number) {
    figure(std::to_string(number), formats_.text);
  }
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

  void tell(const XlsxAbout& about) {
    std::tm time{};
    time.tm_year = about.made.year - 1900;
    time.tm_mon = about.made.month - 1;
    time.tm_mday = about.made.day;
    std::string title = about.title;
    lxw_doc_properties properties{};
    if (!title.empty()) properties.title = title.data();
    properties.created = timegm(&time);
    workbook_set_properties(book_, &properties);
  }

  void make_formats() {
    formats_.title = workbook_add_format(book_);
    format_set_bold(formats_.title);
    format_set_font_size(formats_.title, 16);
    format_set_align(formats_.title, LXW_ALIGN_CENTER);
    for (lxw_format** format : {&formats_.head, &formats_.text, &formats_.whole,
                                &formats_.broken, &formats_.date}) {
      *format = workbook_add_format(book_);
      format_set_align(*format, LXW_ALIGN_VERTICAL_CENTER);
      format_set_border(*format, LXW_BORDER_THIN);
    }
    format_set_bold(formats_.head);
    format_set_align(formats_.head, LXW_ALIGN_CENTER);
    format_set_bg_color(formats_.head, 0xDDEBF7);
    format_set_text_wrap(formats_.head);
    format_set_text_wrap(formats_.text);
    format_set_num_format(formats_.whole, "#,##0");
    format_set_num_format(formats_.broken, "#,##0.######");
    format_set_num_format(formats_.date, "yyyy-mm-dd");
  }

  void lay_out_pages() {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, kA4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.4, 0.4, 0.6, 0.6);
    worksheet_set_footer(sheet_, "&C&P / &N");
  }

  // Its filter and what is printed of it, now that its rows are known.
  void end_sheet() {
    if (sheet_ == nullptr) return;
    const lxw_row_t end = std::max(next_ - 1, head_ + 1);
    worksheet_autofilter(sheet_, head_, 0, end, last_);
    worksheet_print_area(sheet_, 0, 0, end, last_);
    sheet_ = nullptr;
  }

  void figure(const std::string& number, lxw_format* format) {
    if (digits_of(number) > kMostDigits) return words(number, formats_.text);
    worksheet_write_number(sheet_, next_, column_,
                           std::strtod(number.c_str(), nullptr), format);
  }

  void words(const std::string& utf8, lxw_format* format) {
    words(next_, utf8, format);
  }
  void words(lxw_row_t row, const std::string& utf8, lxw_format* format) {
    worksheet_write_string(sheet_, row, column_, fitting(utf8).c_str(), format);
  }

  // What a cell has no room for is cut, and … stands for it.
  std::string fitting(const std::string& utf8) {
    int replaced = 0;
    std::string content = xml_text(utf8, replaced);
    if (content.size() <= kMostUnits) return content;
    std::u32string letters = to_u32(content);
    std::size_t units = 0, fit = 0;
    for (const char32_t c : letters) {
      units += c > 0xFFFF ? 2 : 1;
      if (units < kMostUnits) ++fit;
    }
    if (units <= kMostUnits) return content;
    letters.resize(fit);
    ++cut_;
    return to_utf8(letters + U'…');
  }

  const std::string path_, part_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  Formats formats_ = {};
  lxw_row_t head_ = 0, next_ = 0;
  lxw_col_t last_ = 0, column_ = 0;
  bool too_many_ = false;
  int cut_ = 0;
};

}  // namespace

std::unique_ptr<XlsxBook> xlsx_book(std::string path, const XlsxAbout& about) {
  return std::make_unique<Book>(std::move(path), about);
}

std::unique_ptr<SheetWriter> xlsx_sheet(const SheetFields& columns,
                                        std::string path,
                                        const XlsxOptions& options) {
  auto book = xlsx_book(std::move(path), {});
  book->sheet(columns, options);
  return book;
}

}  // namespace tiaowen
