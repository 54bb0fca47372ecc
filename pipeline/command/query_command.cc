#include "pipeline/command/query_command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <ostream>

#include "pipeline/command/messages.h"
#include "pipeline/command/query_hints.h"
#include "pipeline/command/query_question.h"
#include "pipeline/model/unicode.h"
#include "pipeline/query/clause_context.h"
#include "pipeline/query/departments.h"
#include "pipeline/query/rows.h"
#include "pipeline/query/sums.h"
#include "pipeline/store/store.h"
#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

constexpr std::int64_t kRowsForPeople = 50;
constexpr int kUsualWidth = 120;

int status_of(const std::string& code) {
  if (code == "locked" || code == "disk_full") return kExitTryAgain;
  for (const char* usage : {"no_subject", "bad_filter", "bad_value",
                            "unknown_name", "bad_sql", "store_missing"}) {
    if (code == usage) return kExitUsage;
  }
  return kExitSomeFailed;
}

int terminal_columns() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 &&
      ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  const char* columns = std::getenv("COLUMNS");
  const int width = columns == nullptr ? 0 : std::atoi(columns);
  return width > 0 ? width : kUsualWidth;
}

bool ends_with(const std::string& path, std::string_view end) {
  return path.size() > end.size() && path.ends_with(end);
}

class Answering {
 public:
  Answering(const QueryCommand& command, const Lexicon& words,
            std::ostream& out, std::ostream& log)
      : command_(command), words_(words), out_(out), log_(log) {}

  Result<void> run() {
    if (auto format = find_format(); !format) return format;
    auto store = Store::open(command_.store, OpenMode::read);
    if (!store) return tl::unexpected(store.error());
    Database& database = store->database();
    if (!command_.sql.empty()) return answer_sql(database);
    // One state of the store, whatever ingest does meanwhile.
    if (auto begun = database.execute("BEGIN"); !begun) return begun;
    auto query = question_of(command_, words_, database);
    if (!query) return tl::unexpected(query.error());
    if (query->about == Subject::departments) {
      return answer_departments(database, *query);
    }
    return answer(database, *query);
  }

 private:
  Result<void> find_format() {
    format_ = command_.format;
    for (const char* name : {"json", "ndjson", "csv", "xlsx"}) {
      if (format_.empty() && ends_with(command_.out, std::string(".") + name)) {
        format_ = name;
      }
    }
    if (format_.empty()) format_ = "table";
    if (format_ == "xlsx" && command_.out.empty()) {
      return fail("bad_filter", "xlsx needs a file: -o answer.xlsx");
    }
    if (command_.out.empty() || format_ == "xlsx") return {};
    file_.open(command_.out, std::ios::binary);
    if (file_) return {};
    return fail("write_failed", command_.out + ": cannot be written");
  }

  std::ostream& stream() { return file_.is_open() ? file_ : out_; }
  bool for_people() const { return format_ == "table"; }

  // Only what people have room for, with a number for --open.
  std::vector<std::size_t> shown(const std::vector<ResultColumn>& columns) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!for_people() || columns[i].brief) places.push_back(i);
    }
    return places;
  }

  SheetFields titled(const std::vector<ResultColumn>& columns,
                     const std::vector<std::size_t>& places) const {
    SheetFields sheet;
    if (for_people()) sheet.push_back({"row", "#", 6});
    for (const std::size_t i : places) {
      const auto& title = command_.language == Language::chinese
                              ? columns[i].chinese
                              : columns[i].english;
      sheet.push_back(
          {std::string(columns[i].key), std::string(title), columns[i].width});
    }
    return sheet;
  }

  std::unique_ptr<SheetWriter> sheet(SheetFields columns) {
    if (format_ == "csv") {
      return csv_sheet(std::move(columns), stream(),
                       {command_.byte_order_mark});
    }
    if (format_ == "json" || format_ == "ndjson") {
      return json_sheet(
          std::move(columns), stream(),
          format_ == "json" ? JsonShape::array : JsonShape::lines);
    }
    if (format_ == "xlsx") {
      const std::string name =
          command_.subject.empty() ? "sql" : command_.subject;
      return xlsx_sheet(columns, command_.out, {name, ""});
    }
    const int width = command_.width > 0 ? command_.width : terminal_columns();
    return terminal_sheet(std::move(columns), stream(), {width, 3});
  }

  // The cells that are shown, numbered for people.
  SheetRow cut(SheetRow row, const std::vector<std::size_t>& places) {
    SheetRow cells;
    if (for_people()) cells.emplace_back(++rows_);
    for (const std::size_t i : places) cells.push_back(std::move(row[i]));
    return cells;
  }

  Result<void> write_rows(const std::vector<ResultColumn>& columns,
                          std::vector<SheetRow> rows) {
    const auto places = shown(columns);
    auto to = sheet(titled(columns, places));
    for (SheetRow& row : rows) to->row(cut(std::move(row), places));
    return to->finish();
  }

  Result<void> say(const Database& database, const Query& query,
                   std::size_t rows, bool more) {
    return say_hints(command_, query, database, rows, more, for_people(), log_);
  }

  Result<void> answer_departments(const Database& database, Query& query) {
    const bool cut_short = !command_.limit && for_people();
    if (cut_short) query.limit = kRowsForPeople + 1;
    auto rows = department_rows(database, query);
    if (!rows) return tl::unexpected(rows.error());
    const bool more =
        cut_short && rows->size() > static_cast<std::size_t>(kRowsForPeople);
    if (more) rows->resize(kRowsForPeople);
    if (auto said = say(database, query, rows->size(), more); !said) {
      return said;
    }
    return write_rows(columns_of(query.about), std::move(*rows));
  }

  Result<void> answer(const Database& database, Query& query) {
    const bool cut_short = !command_.limit && for_people() && !command_.sum;
    if (cut_short) query.limit = kRowsForPeople + 1;
    if (command_.open > 0) query.limit = command_.open;
    auto keys = find_keys(database, query);
    if (!keys) return tl::unexpected(keys.error());
    if (command_.open > 0) return open_row(database, query, *keys);
    if (command_.sum) {
      auto rows = sum_rows(database, query, *keys);
      if (!rows) return tl::unexpected(rows.error());
      auto written = write_rows(sum_columns(), std::move(*rows));
      if (!written) return written;
      return say(database, query, keys->size(), false);
    }
    const bool more =
        cut_short && keys->size() > static_cast<std::size_t>(kRowsForPeople);
    if (more) keys->resize(kRowsForPeople);
    const auto& columns = columns_of(query.about);
    const auto places = shown(columns);
    auto to = sheet(titled(columns, places));
    ResultReader reader(database, query.about);
    for (const Key& key : *keys) {
      auto row = reader.row(key);
      if (!row) return tl::unexpected(row.error());
      to->row(cut(std::move(*row), places));
    }
    if (auto written = to->finish(); !written) return written;
    return say(database, query, keys->size(), more);
  }

  Result<void> open_row(const Database& database, const Query& query,
                        const std::vector<Key>& keys) {
    if (keys.size() < static_cast<std::size_t>(command_.open)) {
      return fail("bad_value", "--open " + std::to_string(command_.open) +
                                   ": there are " +
                                   std::to_string(keys.size()) + " rows");
    }
    const auto context = clause_context(database, query.about, keys.back());
    if (!context) return tl::unexpected(context.error());
    print_context(*context);
    return {};
  }

  void print_context(const ClauseContext& context) {
    std::ostream& to = stream();
    to << context.title;
    if (!context.doc_number.empty()) to << "  " << context.doc_number;
    to << "\n" << context.path;
    if (context.page > 0) {
      const bool chinese = command_.language == Language::chinese;
      to << (chinese ? "  第" : "  page ") << context.page
         << (chinese ? "页" : "");
    }
    to << "\n\n";
    for (const std::u32string& above : context.above) {
      to << to_utf8(above) << "\n";
    }
    const std::u32string_view text = context.text;
    to << to_utf8(text.substr(0, context.begin)) << "»"
       << to_utf8(text.substr(context.begin, context.end - context.begin))
       << "«" << to_utf8(text.substr(context.end)) << "\n";
    if (!context.next.empty()) to << "\n… " << to_utf8(context.next) << "\n";
  }

  Result<void> answer_sql(Database& database) {
    database.allow_reading_only();
    auto rows = database.prepare(command_.sql);
    if (!rows) {
      return tl::unexpected(with_what_can_be_asked(rows.error(), database));
    }
    if (!rows->reads_only()) {
      return fail("bad_sql", "--sql only reads: SELECT");
    }
    SheetFields columns;
    for (int i = 0; i < rows->columns(); ++i) {
      columns.push_back(
          {std::string(rows->name(i)), std::string(rows->name(i)), 40});
    }
    auto to = sheet(std::move(columns));
    const std::int64_t limit = command_.limit.value_or(0);
    for (std::int64_t n = 0; limit == 0 || n < limit; ++n) {
      const auto row = rows->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      SheetRow cells;
      for (int i = 0; i < rows->columns(); ++i) {
        cells.push_back(sql_value(*rows, i));
      }
      to->row(cells);
    }
    return to->finish();
  }

  static SheetValue sql_value(const SqlStatement& row, int column) {
    switch (row.kind(column)) {
      case SqlValue::Kind::null:
        return std::monostate();
      case SqlValue::Kind::integer:
        return row.integer(column);
      case SqlValue::Kind::real:
        if (const auto number = Decimal::parse(row.text(column))) {
          return *number;
        }
        return std::string(row.text(column));
      case SqlValue::Kind::text:
        return std::string(row.text(column));
      case SqlValue::Kind::blob:
        break;
    }
    return std::to_string(row.text(column).size()) + " bytes";
  }

  const QueryCommand& command_;
  const Lexicon& words_;
  std::ostream& out_;
  std::ostream& log_;
  std::ofstream file_;
  std::string format_;
  std::int64_t rows_ = 0;
};

}  // namespace

int query_command(const QueryCommand& command, const Lexicon& words,
                  std::ostream& out, std::ostream& log) {
  const auto answered = Answering(command, words, out, log).run();
  if (answered) return kExitGood;
  log << explained(answered.error(), command.language) << "\n";
  return status_of(answered.error().code);
}

}  // namespace tiaowen
