// Database is one open SQLite file; SqlStatement is a question or a change put
// to it. The only way to SQLite: nothing else includes its header.
//
//   auto database = Database::open("tiaowen.db", OpenMode::read);
//   auto rows = database->prepare("SELECT title FROM document WHERE city = ?");
//   rows->bind(1, "玉溪市");
//   while (rows->step().value_or(false)) … rows->text(0) …
//
// Values are bound, never pasted into SQL. Error codes: locked (try again),
// disk_full, store_damaged, store_unwritable, store_missing, store_failed,
// bad_sql.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "pipeline/model/result.h"

namespace tiaowen {

// A value of a row. Text is not copied: it must live until the next step.
class SqlValue {
 public:
  enum class Kind : std::uint8_t { null, integer, real, text, blob };
  struct Blob {
    std::string_view bytes;
  };

  SqlValue(std::nullptr_t) {}  // NOLINT: as the other constructors, implicit
  template <typename T>
  requires std::is_integral_v<T> SqlValue(T value)  // NOLINT
      : value_(static_cast<std::int64_t>(value)) {}
  SqlValue(double value) : value_(value) {}                    // NOLINT
  SqlValue(std::string_view text) : value_(not_null(text)) {}  // NOLINT
  SqlValue(const std::string& text)
      : value_(std::string_view(text)) {}                         // NOLINT
  SqlValue(const char* text) : value_(std::string_view(text)) {}  // NOLINT
  template <typename T>
  SqlValue(const std::optional<T>& maybe)  // NOLINT
      : SqlValue(maybe ? SqlValue(*maybe) : SqlValue(nullptr)) {}
  static SqlValue blob(std::string_view bytes) {
    SqlValue value(nullptr);
    value.value_ = Blob{not_null(bytes)};
    return value;
  }

  Kind kind() const { return static_cast<Kind>(value_.index()); }
  // Calls `take` with a nullptr, std::int64_t, double, std::string_view (never
  // without an address: SQLite takes that for NULL) or Blob.
  template <typename Visitor>
  void visit(const Visitor& take) const {
    std::visit(take, value_);
  }

 private:
  static std::string_view not_null(std::string_view text) {
    return text.data() == nullptr ? std::string_view("") : text;
  }
  // In the order of Kind.
  std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>
      value_ = nullptr;
};

// An empty string where nothing is known becomes NULL.
inline SqlValue known(std::string_view text) {
  return text.empty() ? SqlValue(nullptr) : SqlValue(text);
}

// Rows that a statement takes in one after the other.
class RowSource {
 public:
  virtual ~RowSource() = default;
  // The cells of the next row, as long as it is the last that was asked for;
  // none: there are no more.
  virtual std::span<const SqlValue> next() = 0;
};

class SqlStatement {
 public:
  SqlStatement(SqlStatement&&) noexcept;
  SqlStatement& operator=(SqlStatement&&) noexcept;
  ~SqlStatement();

  // Places count from 1.
  void bind(int place, const SqlValue& value);
  // True: there is a row, and its columns can be asked for.
  Result<bool> step();
  // Calls `read` at every row that is left.
  template <typename Read>
  Result<void> each(const Read& read) {
    for (;;) {
      const auto row = step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return {};
      read();
    }
  }
  // Ready to be bound and stepped again.
  void reset();

  // Columns count from 0; texts live until the next step or reset.
  int columns() const;
  std::string_view name(int column) const;
  SqlValue::Kind kind(int column) const;
  bool is_null(int column) const {
    return kind(column) == SqlValue::Kind::null;
  }
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  // of blobs: the bytes
  // Does it only read? (`query --sql` takes no other.)
  bool reads_only() const;

 private:
  friend class Database;
  struct State;
  explicit SqlStatement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

enum class OpenMode : std::uint8_t { read, write };

struct DatabaseOptions {
  int wait_milliseconds = 10000;  // for a lock that another program holds
  std::int64_t max_pages = 0;     // of 4096 bytes; 0: what the disk holds
  // Does every row that is put in look for those it points to? Who puts in
  // whole documents need not ask: a fifth of the time, and check() asks it.
  bool check_keys = true;
};

class Database {
 public:
  // `write` makes the file where there is none. A file that cannot have a
  // journal beside it (read-only folder) is read as it stands.
  static Result<Database> open(const std::string& path, OpenMode mode,
                               const DatabaseOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Result<SqlStatement> prepare(std::string_view sql) const;
  // One statement or several, without values or rows.
  Result<void> execute(std::string_view sql);
  // The first value of the first row; nothing where there is no row.
  Result<std::optional<std::int64_t>> number(std::string_view sql) const;
  const std::string& path() const;

  // The rows of `FROM offered_rows`, columns c1, c2 …, until another or none
  // is named. Only where the database may be written.
  void offer(RowSource* rows);

  // From now on statements can only read this database: no ATTACH, no PRAGMA
  // that sets anything, no change. For questions that somebody typed.
  void allow_reading_only();

  // Stops the statement at work from another thread.
  void interrupt();

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// All or nothing: what is not committed is undone.
class Transaction {
 public:
  explicit Transaction(Database& database)
      : database_(database), begun_(database.execute("BEGIN IMMEDIATE")) {}
  ~Transaction() {
    if (begun_ && !done_) (void)database_.execute("ROLLBACK");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  const Result<void>& begun() const { return begun_; }
  Result<void> commit() {
    auto result = database_.execute("COMMIT");
    done_ = result.has_value();
    return result;
  }

 private:
  Database& database_;
  Result<void> begun_;
  bool done_ = false;
};

}  // namespace tiaowen
