// Statements, parameters and rows over SQLite's C interface.
#include "platform/db/sqlite_connection.h"

#include <sqlite3.h>

#include <cassert>
#include <cstdlib>

namespace platform::db {
namespace {

[[noreturn]] void raise(sqlite3* db) {
  auto const code = sqlite3_extended_errcode(db);
  std::string const text = sqlite3_errmsg(db);
  if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE) throw UniqueViolation(text);
  switch (code & 0xff) {
    case SQLITE_FULL:
      throw DiskFull(text);
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      throw Unavailable(text);
    default:
      throw std::runtime_error("sqlite: " + text);
  }
}

/// Without SQLite's own count of its memory, which takes a lock at every allocation of every connection.
void leave_memory_uncounted() {
  static auto const done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

/// Rows here are wide: with the library's 40 pieces most of what a statement needs for a moment comes from malloc.
void enlarge_lookaside(sqlite3* db) {
  constexpr int kPiece = 1200, kPieces = 400;
  sqlite3_db_config(db, SQLITE_DBCONFIG_LOOKASIDE, nullptr, kPiece, kPieces);
}

/// Otherwise a statement that may use a partial index (`item = $2` beside WHERE item <> 0) is parsed and planned anew
/// whenever a value is bound that it was not planned for. Queries name the index's condition themselves.
void plan_once(sqlite3* db) { sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr); }

/// The number in "$12".
int number_of(char const* parameter) { return std::atoi(parameter + 1); }

}  // namespace

class SqliteConnection::Statement {
 public:
  Statement(sqlite3* db, std::string_view sql) : db_{db} {
    if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement_, nullptr) != SQLITE_OK)
      raise(db);
    // SQLite numbers `$n` by first appearance, not by n.
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i)
      places_.push_back(number_of(sqlite3_bind_parameter_name(statement_, i)));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(Statement const&) = delete;
  Statement& operator=(Statement const&) = delete;

  std::int64_t run(std::span<Param const> params, Tx::Sink const* sink);
  bool writes() const { return sqlite3_stmt_readonly(statement_) == 0; }

 private:
  class Cursor;
  void bind(int at, Param const&);
  sqlite3* db_;
  sqlite3_stmt* statement_{};
  std::vector<int> places_;
};

class SqliteConnection::Statement::Cursor final : public Row {
 public:
  explicit Cursor(sqlite3_stmt* s) : s_{s}, columns_{sqlite3_column_count(s)} {}
  int columns() const override { return columns_; }
  std::string_view name(int c) const override { return sqlite3_column_name(s_, c); }
  bool null(int c) const override { return sqlite3_column_type(s_, c) == SQLITE_NULL; }
  std::int64_t integer(int c) const override { return sqlite3_column_int64(s_, c); }
  double real(int c) const override { return sqlite3_column_double(s_, c); }
  std::string_view text(int c) const override {
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(s_, c));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(s_, c))};
  }

 private:
  sqlite3_stmt* s_;
  int columns_;
};

void SqliteConnection::Statement::bind(int at, Param const& param) {
  struct Binder {
    sqlite3_stmt* s;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(s, at); }
    int operator()(std::int64_t v) const { return sqlite3_bind_int64(s, at, v); }
    int operator()(double v) const { return sqlite3_bind_double(s, at, v); }
    int operator()(std::string_view v) const {
      return sqlite3_bind_text(s, at, v.data() ? v.data() : "", static_cast<int>(v.size()), SQLITE_STATIC);
    }
    int operator()(Blob b) const {
      return sqlite3_bind_blob(s, at, b.bytes.data(), static_cast<int>(b.bytes.size()), SQLITE_STATIC);
    }
  };
  if (std::visit(Binder{statement_, at}, param.value()) != SQLITE_OK) raise(db_);
}

std::int64_t SqliteConnection::Statement::run(std::span<Param const> params, Tx::Sink const* sink) {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    auto const n = static_cast<std::size_t>(places_[i]);
    assert(n >= 1 && n <= params.size() && "fewer parameters than the statement has");
    bind(static_cast<int>(i) + 1, params[n - 1]);
  }
  struct Reset {
    sqlite3_stmt* s;
    ~Reset() {
      sqlite3_reset(s);
      sqlite3_clear_bindings(s);
    }
  } reset{statement_};
  Cursor const cursor{statement_};
  for (;;) {
    auto const step = sqlite3_step(statement_);
    if (step == SQLITE_DONE) break;
    if (step != SQLITE_ROW) raise(db_);
    if (sink) (*sink)(cursor);
  }
  return writes() ? sqlite3_changes64(db_) : 0;
}

SqliteConnection::SqliteConnection(std::string const& file, Use use) {
  leave_memory_uncounted();
  auto const flags = use == Use::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  if (sqlite3_open_v2(file.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    std::string const text = db_ ? sqlite3_errmsg(db_) : "out of memory";
    sqlite3_close(db_);
    throw Unavailable(file + ": " + text);
  }
  enlarge_lookaside(db_);
  plan_once(db_);
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, 5000);
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close(db_);
}

std::int64_t SqliteConnection::run(std::string_view sql, std::span<Param const> params, Sink const* sink) {
  auto& statement = prepare(sql);
  n_writes_ += statement.writes();
  return statement.run(params, sink);
}

SqliteConnection::Statement& SqliteConnection::prepare(std::string_view sql) {
  auto const known = statements_.find(sql);
  if (known != statements_.end()) return *known->second;
  auto made = std::make_unique<Statement>(db_, sql);
  return *statements_.emplace(std::string{sql}, std::move(made)).first->second;
}

void SqliteConnection::script(char const* sql) {
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) raise(db_);
}

bool SqliteConnection::try_script(char const* sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

}  // namespace platform::db
