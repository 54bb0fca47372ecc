#include "pipeline/write/workbook.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/write/registers.h"

namespace tiaowen {
namespace {

// Workbooks are written to files: one of a name of its own, gone afterwards.
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
  const RegisterTable tasks = task_register(records, options);
  const auto book =
      xlsx_book(file.path(), {tasks.title, day_of(records, options)});
  for (const RegisterTable& table : {tasks, rule_register(records)}) {
    book->sheet(table.columns, {table.name, table.title});
    for (const SheetRow& row : table.rows) book->row(row);
  }
  if (auto written = book->finish(); !written) {
    return tl::unexpected(written.error());
  }
  std::ifstream in(file.path(), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  Export made{bytes.str(), {}};
  if (book->cut() > 0) {
    made.omissions.push_back(
        {std::to_string(book->cut()) + " cells", "cell_cut", "32767", true});
  }
  return made;
}

}  // namespace tiaowen
