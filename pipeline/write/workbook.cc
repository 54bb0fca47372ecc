#include "pipeline/write/workbook.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/model/unicode.h"
#include "pipeline/write/registers.h"
#include "pipeline/write/xml_text.h"

namespace tiaowen {
namespace {

constexpr std::uint8_t kA4 = 9;  // paper sizes of ISO/IEC 29500, 18.3.1.63
constexpr std::size_t kLongestCell = 32767;  // UTF-16 units
constexpr std::size_t kExactDigits = 15;     // of a binary double

std::size_t units_of(const std::u32string& text) {
  std::size_t units = 0;
  for (const char32_t c : text) units += c > 0xFFFF ? 2 : 1;
  return units;
}

class Workbook {
 public:
  explicit Workbook(const std::string& file)
      : book_(workbook_new(file.c_str())) {
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    format_set_align(title_, LXW_ALIGN_CENTER);
    head_ = workbook_add_format(book_);
    format_set_bold(head_);
    format_set_align(head_, LXW_ALIGN_CENTER);
    format_set_bg_color(head_, 0xE7E6E6);
    cell_ = workbook_add_format(book_);
    for (lxw_format* const format : {head_, cell_}) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
      format_set_border(format, LXW_BORDER_THIN);
    }
  }

  // The file says that it was made on `day`: the same input, the same bytes.
  void about(const std::string& title, Date day) {
    std::tm time{};
    time.tm_year = day.year - 1900;
    time.tm_mon = day.month - 1;
    time.tm_mday = day.day;
    std::string words = title;
    lxw_doc_properties properties{};
    properties.title = words.data();
    properties.created = timegm(&time);
    workbook_set_properties(book_, &properties);
  }

  void add(const RegisterTable& table) {
    lxw_worksheet* const sheet =
        workbook_add_worksheet(book_, table.name.c_str());
    const auto last_column = static_cast<lxw_col_t>(table.columns.size() - 1);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
    worksheet_set_footer(sheet, "&C第 &P 页，共 &N 页");
    worksheet_repeat_rows(sheet, 0, 1);
    worksheet_freeze_panes(sheet, 2, 0);
    worksheet_merge_range(sheet, 0, 0, 0, last_column, "", title_);
    text(sheet, 0, 0, table.title, title_);
    for (lxw_col_t i = 0; i <= last_column; ++i) {
      worksheet_set_column(sheet, i, i, table.columns[i].width, nullptr);
      text(sheet, 1, i, table.columns[i].name, head_);
    }
    lxw_row_t row = 2;
    for (const auto& cells : table.rows) {
      for (lxw_col_t i = 0; i <= last_column; ++i) {
        cell(sheet, row, i, cells[i], table.columns[i].number);
      }
      ++row;
    }
    worksheet_autofilter(sheet, 1, 0, std::max<lxw_row_t>(row - 1, 1),
                         last_column);
    worksheet_print_area(sheet, 0, 0, std::max<lxw_row_t>(row - 1, 1),
                         last_column);
  }

  bool close() { return workbook_close(book_) == LXW_NO_ERROR; }
  int cut() const { return cut_; }

 private:
  void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
            const std::string& content, bool number) {
    if (number && !content.empty() && content.size() <= kExactDigits) {
      worksheet_write_number(sheet, row, column,
                             std::strtod(content.c_str(), nullptr), cell_);
    } else {
      text(sheet, row, column, content, cell_);
    }
  }

  // A cell holds 32767 units; what is longer ends with … .
  void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column,
            const std::string& words, lxw_format* format) {
    const std::string content = xml_text(words, replaced_);
    if (content.size() <= kLongestCell) {
      worksheet_write_string(sheet, row, column, content.c_str(), format);
      return;
    }
    std::u32string letters = to_u32(content);
    if (units_of(letters) > kLongestCell) {
      letters.resize(std::min(letters.size(), kLongestCell / 2));
      letters += U'…';
      ++cut_;
    }
    worksheet_write_string(sheet, row, column, to_utf8(letters).c_str(),
                           format);
  }

  lxw_workbook* book_;
  lxw_format *title_ = nullptr, *head_ = nullptr, *cell_ = nullptr;
  int cut_ = 0, replaced_ = 0;
};

// libxlsxwriter writes files only: one of a name of its own, gone afterwards.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "tiaowen-XXXXXX")
                .string();
    const int file = ::mkstemp(path_.data());
    if (file < 0) {
      problem_ = path_ + ": " + std::strerror(errno);
    } else {
      ::close(file);
    }
  }
  ~TemporaryFile() {
    if (problem_.empty()) ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  const std::string& problem() const { return problem_; }

 private:
  std::string path_, problem_;
};

Date day_of(const Records& records, const SinkOptions& options) {
  for (const auto& day : {options.today, records.front()->metadata.issued}) {
    if (day && day->day != 0) return *day;
  }
  return {2000, 1, 1};
}

}  // namespace

Result<Export> make_xlsx(const Records& records, const SinkOptions& options) {
  const TemporaryFile file;
  if (!file.problem().empty()) return fail("write_failed", file.problem());
  Workbook book(file.path());
  const RegisterTable tasks = task_register(records, options);
  book.about(tasks.title, day_of(records, options));
  book.add(tasks);
  book.add(rule_register(records));
  if (!book.close()) return fail("write_failed", file.path());
  std::ifstream in(file.path(), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  Export made{bytes.str(), {}};
  if (book.cut() > 0) {
    made.omissions.push_back(
        {std::to_string(book.cut()) + " cells", "cell_cut", "32767", true});
  }
  return made;
}

}  // namespace tiaowen
