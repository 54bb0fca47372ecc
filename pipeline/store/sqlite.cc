// Besides offered_rows.cc the only file that includes SQLite's header.

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/store/database.h"
#include "pipeline/store/offered_rows.h"

namespace tiaowen {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct CloseStatement {
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};

const char* code_of(int status) {
  switch (status & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "locked";
    case SQLITE_FULL:
      return "disk_full";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "store_damaged";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "store_unwritable";
    case SQLITE_INTERRUPT:
      return "interrupted";
    case SQLITE_AUTH:
    case SQLITE_ERROR:
      return "bad_sql";
    default:
      return "store_failed";
  }
}

tl::unexpected<Error> failed(sqlite3* database, const std::string& path) {
  return fail(code_of(sqlite3_extended_errcode(database)),
              path + ": " + sqlite3_errmsg(database));
}

// The PRAGMAs that tell about tables; data_version is what full-text search
// asks for itself.
bool tells_only(const char* pragma) {
  constexpr std::array<std::string_view, 7> kTelling = {
      "table_info", "table_xinfo",  "table_list",      "index_list",
      "index_info", "data_version", "foreign_key_list"};
  return std::find(kTelling.begin(), kTelling.end(),
                   std::string_view(pragma == nullptr ? "" : pragma)) !=
         kTelling.end();
}

int allows(void*, int action, const char* first, const char* second,
           const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && std::string_view(second) == "load_extension"
                 ? SQLITE_DENY
                 : SQLITE_OK;
    case SQLITE_PRAGMA:
      return tells_only(first) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

struct Binding {
  sqlite3_stmt* statement;
  int place;

  void operator()(std::nullptr_t) const { sqlite3_bind_null(statement, place); }
  void operator()(std::int64_t number) const {
    sqlite3_bind_int64(statement, place, number);
  }
  void operator()(double number) const {
    sqlite3_bind_double(statement, place, number);
  }
  void operator()(std::string_view text) const {
    sqlite3_bind_text(statement, place, text.data(), size_of(text),
                      SQLITE_STATIC);
  }
  void operator()(SqlValue::Blob blob) const {
    sqlite3_bind_blob(statement, place, blob.bytes.data(), size_of(blob.bytes),
                      SQLITE_STATIC);
  }
};

}  // namespace

struct SqlStatement::State {
  std::unique_ptr<sqlite3_stmt, CloseStatement> handle;
  std::string path;
};

SqlStatement::SqlStatement(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SqlStatement::SqlStatement(SqlStatement&&) noexcept = default;
SqlStatement& SqlStatement::operator=(SqlStatement&&) noexcept = default;
SqlStatement::~SqlStatement() = default;

void SqlStatement::bind(int place, const SqlValue& value) {
  value.visit(Binding{state_->handle.get(), place});
}

Result<bool> SqlStatement::step() {
  sqlite3_stmt* const handle = state_->handle.get();
  const int status = sqlite3_step(handle);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  auto error = failed(sqlite3_db_handle(handle), state_->path);
  sqlite3_reset(handle);
  return error;
}

void SqlStatement::reset() { sqlite3_reset(state_->handle.get()); }

int SqlStatement::columns() const {
  return sqlite3_column_count(state_->handle.get());
}

std::string_view SqlStatement::name(int column) const {
  return sqlite3_column_name(state_->handle.get(), column);
}

SqlValue::Kind SqlStatement::kind(int column) const {
  switch (sqlite3_column_type(state_->handle.get(), column)) {
    case SQLITE_INTEGER:
      return SqlValue::Kind::integer;
    case SQLITE_FLOAT:
      return SqlValue::Kind::real;
    case SQLITE_TEXT:
      return SqlValue::Kind::text;
    case SQLITE_BLOB:
      return SqlValue::Kind::blob;
    default:
      return SqlValue::Kind::null;
  }
}

std::int64_t SqlStatement::integer(int column) const {
  return sqlite3_column_int64(state_->handle.get(), column);
}

double SqlStatement::real(int column) const {
  return sqlite3_column_double(state_->handle.get(), column);
}

std::string_view SqlStatement::text(int column) const {
  sqlite3_stmt* const handle = state_->handle.get();
  const void* const bytes = sqlite3_column_type(handle, column) == SQLITE_BLOB
                                ? sqlite3_column_blob(handle, column)
                                : sqlite3_column_text(handle, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(handle, column))};
}

bool SqlStatement::reads_only() const {
  return sqlite3_stmt_readonly(state_->handle.get()) != 0;
}

struct Database::State {
  RowSource* offered = nullptr;  // outlives the handle
  std::unique_ptr<sqlite3, CloseDatabase> handle;
  std::string path;

  Result<void> open(const std::string& name, int flags, int wait) {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open_v2(name.c_str(), &opened, flags, nullptr);
    handle.reset(opened);
    if (status != SQLITE_OK) return failed(opened, path);
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, wait);
    if (flags & SQLITE_OPEN_READWRITE) add_offered_rows(opened, &offered);
    return {};
  }
};

namespace {

// file: names take a path's letters but for these.
std::string file_name(const std::string& path) {
  std::string name = "file:";
  for (const char c : path) {
    switch (c) {
      case '%':
        name += "%25";
        break;
      case '?':
        name += "%3f";
        break;
      case '#':
        name += "%23";
        break;
      default:
        name += c;
    }
  }
  return name + "?immutable=1";
}

}  // namespace

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, OpenMode mode,
                                const DatabaseOptions& options) {
  const bool write = mode == OpenMode::write;
  auto state = std::make_unique<State>();
  state->path = path;
  const int flags =
      // One thread at a time uses it: SQLite need not see to that.
      SQLITE_OPEN_NOMUTEX | (write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                   : SQLITE_OPEN_READONLY);
  auto opened = state->open(path, flags, options.wait_milliseconds);
  if (!opened) {
    return write ? tl::unexpected(opened.error())
                 : fail("store_missing",
                        opened.error().message +
                            " (tiaowen ingest FOLDER --store FILE makes one)");
  }
  Database database(std::move(state));
  // The first look at the file: is it a database, may we use it?
  auto looked = database.number("SELECT count(*) FROM sqlite_master");
  if (!looked && !write && looked.error().code == "store_unwritable") {
    opened = database.state_->open(file_name(path), flags | SQLITE_OPEN_URI,
                                   options.wait_milliseconds);
    if (opened) looked = database.number("SELECT count(*) FROM sqlite_master");
  }
  if (!opened) return tl::unexpected(opened.error());
  if (!looked) return tl::unexpected(looked.error());
  const std::string settings =
      write ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
              "PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 8000;"
              "PRAGMA foreign_keys = " +
                  std::string(options.check_keys ? "ON;" : "OFF;") +
                  (options.max_pages > 0 ? "PRAGMA max_page_count = " +
                                               std::to_string(options.max_pages)
                                         : std::string())
            : "PRAGMA query_only = ON; PRAGMA cache_size = -64000;"
              "PRAGMA mmap_size = 2147418112;";
  if (auto set = database.execute(settings); !set) {
    return tl::unexpected(set.error());
  }
  return database;
}

Result<SqlStatement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* prepared = nullptr;
  const char* behind = nullptr;
  if (sqlite3_prepare_v3(state_->handle.get(), sql.data(), size_of(sql),
                         SQLITE_PREPARE_PERSISTENT, &prepared,
                         &behind) != SQLITE_OK) {
    return failed(state_->handle.get(), state_->path);
  }
  auto state = std::make_unique<SqlStatement::State>();
  state->handle.reset(prepared);
  state->path = state_->path;
  if (prepared == nullptr) return fail("bad_sql", "no statement");
  const auto rest = static_cast<std::size_t>(behind - sql.data());
  if (sql.find_first_not_of("; \t\r\n", rest) != sql.npos) {
    return fail("bad_sql", "more than one statement");
  }
  return SqlStatement(std::move(state));
}

Result<void> Database::execute(std::string_view sql) {
  if (sqlite3_exec(state_->handle.get(), std::string(sql).c_str(), nullptr,
                   nullptr, nullptr) != SQLITE_OK) {
    return failed(state_->handle.get(), state_->path);
  }
  return {};
}

Result<std::optional<std::int64_t>> Database::number(
    std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  return statement->integer(0);
}

const std::string& Database::path() const { return state_->path; }

void Database::offer(RowSource* rows) { state_->offered = rows; }

void Database::allow_reading_only() {
  // Virtual tables are set up where they are first asked, by statements that
  // would be refused.
  if (auto names = prepare("SELECT name FROM sqlite_master WHERE sql LIKE "
                           "'CREATE VIRTUAL TABLE%'")) {
    while (names->step().value_or(false)) {
      static_cast<void>(
          prepare("SELECT 1 FROM \"" + std::string(names->text(0)) + "\""));
    }
  }
  sqlite3_set_authorizer(state_->handle.get(), allows, nullptr);
}

void Database::interrupt() { sqlite3_interrupt(state_->handle.get()); }

}  // namespace tiaowen
