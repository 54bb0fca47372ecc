#include "pipeline/store/offered_rows.h"

#include <sqlite3.h>

#include <string>
#include <type_traits>

namespace tiaowen {
namespace {

// SQLite's structs come first, so that a pointer to one is one to the other.
struct Table {
  sqlite3_vtab base{};
  RowSource** from = nullptr;
};
struct Cursor {
  sqlite3_vtab_cursor base{};
  RowSource* rows = nullptr;
  std::span<const SqlValue> row{};
  std::int64_t number = 0;
};

static_assert(std::is_standard_layout_v<Table> &&
              std::is_standard_layout_v<Cursor>);

Cursor& cursor_of(sqlite3_vtab_cursor* cursor) {
  return *reinterpret_cast<Cursor*>(cursor);
}

int connect(sqlite3* database, void* from, int, const char* const*,
            sqlite3_vtab** table, char**) {
  std::string columns = "CREATE TABLE rows (c1";
  for (int i = 2; i <= kMostOfferedColumns; ++i) {
    columns += ", c" + std::to_string(i);
  }
  const int status = sqlite3_declare_vtab(database, (columns + ")").c_str());
  if (status != SQLITE_OK) return status;
  *table = &(new Table{{}, static_cast<RowSource**>(from)})->base;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete reinterpret_cast<Table*>(table);
  return SQLITE_OK;
}

// There is one way to read it: from the first row to the last.
int best_index(sqlite3_vtab*, sqlite3_index_info* plan) {
  plan->estimatedCost = 1000;
  return SQLITE_OK;
}

int open_cursor(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor) {
  Cursor* const opened = new Cursor;
  opened->rows = *reinterpret_cast<Table*>(table)->from;
  *cursor = &opened->base;
  return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  delete &cursor_of(cursor);
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  Cursor& at = cursor_of(cursor);
  at.row = at.rows == nullptr ? std::span<const SqlValue>() : at.rows->next();
  ++at.number;
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* cursor, int, const char*, int,
           sqlite3_value**) {
  return next(cursor);
}

int at_end(sqlite3_vtab_cursor* cursor) {
  return cursor_of(cursor).row.empty() ? 1 : 0;
}

// Hands a value over: rows live until the next is asked for.
struct Handing {
  sqlite3_context* result;

  void operator()(std::nullptr_t) const {}
  void operator()(std::int64_t number) const {
    sqlite3_result_int64(result, number);
  }
  void operator()(double number) const {
    sqlite3_result_double(result, number);
  }
  void operator()(std::string_view text) const {
    sqlite3_result_text(result, text.data(), static_cast<int>(text.size()),
                        SQLITE_STATIC);
  }
  void operator()(SqlValue::Blob blob) const {
    sqlite3_result_blob(result, blob.bytes.data(),
                        static_cast<int>(blob.bytes.size()), SQLITE_STATIC);
  }
};

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int number) {
  const auto row = cursor_of(cursor).row;
  const auto at = static_cast<std::size_t>(number);
  if (at < row.size()) row[at].visit(Handing{result});
  return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = cursor_of(cursor).number;
  return SQLITE_OK;
}

// Without xCreate: a table that is there without being made.
constexpr sqlite3_module kModule = [] {
  sqlite3_module module{};
  module.xConnect = connect;
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open_cursor;
  module.xClose = close_cursor;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = at_end;
  module.xColumn = column;
  module.xRowid = row_number;
  return module;
}();

}  // namespace

int add_offered_rows(sqlite3* database, RowSource** from) {
  return sqlite3_create_module_v2(database, "offered_rows", &kModule, from,
                                  nullptr);
}

}  // namespace tiaowen
