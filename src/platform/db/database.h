// The one door to a database: SQLite in a folder or PostgreSQL, behind the same few calls.
#pragma once
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "platform/db/param.h"

namespace platform::db {

/// The surroundings failed (server gone, lock timeout, unknown outcome of a commit). The same command may be
/// sent again.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// No space left: nothing of the refused work was stored.
struct DiskFull : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// A key exists already. Rules should have refused before; a race on PostgreSQL can still end here and is
/// retried once.
struct UniqueViolation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One row of a result; valid only inside the callback.
class Row {
 public:
  virtual ~Row() = default;
  virtual int columns() const = 0;
  virtual std::string_view name(int column) const = 0;
  virtual bool null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  /// Text or bytes.
  virtual std::string_view text(int column) const = 0;
};

/// Fills a described struct from the columns with its fields' names. NULL leaves an optional empty and any
/// other member at its default; a column without a field is a bug (assert).
void read_row(Row const&, base::Type const&, void* object);

enum class Engine { sqlite, postgres };

/// A transaction (or a savepoint of a group, which behaves alike), or a consistent snapshot for reading.
///
/// SQL is written once for both engines: parameters `$1…$n`, the subset in ARCHITECTURE.md "One SQL text".
/// Statements are prepared once per connection and found by their text, so a text must not carry values. Used
/// by one thread at a time; does not outlive the call that received it.
class Tx {
 public:
  using Sink = std::function<void(Row const&)>;
  virtual ~Tx() = default;
  virtual Engine engine() const = 0;

  /// @returns number of rows changed (0 for a SELECT)
  virtual std::int64_t run(std::string_view sql, std::span<Param const> params, Sink const* sink) = 0;
  /// Like `run` for a statement whose answer does not matter now: it may travel with a later one, and what is
  /// wrong with it is thrown there, at the latest by the commit. Parameters are taken over at once.
  virtual void run_later(std::string_view sql, std::span<Param const> params) { run(sql, params, nullptr); }

  std::int64_t execute(std::string_view sql, std::initializer_list<Param> params = {}) {
    return run(sql, {params.begin(), params.size()}, nullptr);
  }
  void post(std::string_view sql, std::initializer_list<Param> params) {
    run_later(sql, {params.begin(), params.size()});
  }
  void each(std::string_view sql, std::initializer_list<Param> params, Sink const& sink) {
    run(sql, {params.begin(), params.size()}, &sink);
  }
  /// All rows as structs; a statement whose result has no natural bound carries a LIMIT.
  template <typename T>
  std::vector<T> list(std::string_view sql, std::initializer_list<Param> params = {}) {
    std::vector<T> out;
    each(sql, params, [&out](Row const& row) { read_row(row, base::type_of<T>(), &out.emplace_back()); });
    return out;
  }
  /// The first row as a struct.
  template <typename T>
  std::optional<T> find(std::string_view sql, std::initializer_list<Param> params = {}) {
    std::optional<T> out;
    each(sql, params, [&out](Row const& row) {
      if (!out) read_row(row, base::type_of<T>(), &out.emplace());
    });
    return out;
  }
  /// The first column of the first row; empty when there is no row or it is NULL.
  std::optional<std::int64_t> find_integer(std::string_view sql, std::initializer_list<Param> params = {});
  std::optional<std::string> find_text(std::string_view sql, std::initializer_list<Param> params = {});

  /// Inserts a described struct: its fields are the columns, in order (lists and objects as JSON text).
  /// `region` comes first, and it may travel later (`run_later`); @throws UniqueViolation
  template <typename T>
  void insert(std::string_view table, base::Region region, T const& object) {
    insert_object(table, region, base::type_of<T>(), &object);
  }

 private:
  void insert_object(std::string_view table, base::Region, base::Type const&, void const* object);
};

/// A file of a module's schema: forward only, checked by its SHA-256.
struct Migration {
  char const* module;  ///< "mail"
  char const* name;    ///< "001_item"
  char const*
      sql;  ///< statements separated by ';'; `-- +sqlite` / `-- +postgres` … `-- +end` where DDL differs
};

/// An open database. Safe for use by many threads.
class Database {
 public:
  /// Does its work in the transaction; false takes everything back. It may be run again on a state without it.
  using Work = std::function<bool(Tx&)>;
  /// Called once when the outcome is certain: null after a durable commit (or a roll-back that the work asked
  /// for).
  using Finished = std::function<void(std::exception_ptr)>;

  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  /// Runs `reader` on a snapshot on the calling thread. @throws Unavailable
  virtual void read(std::function<void(Tx&)> const& reader) = 0;
  /// Queues `work`. SQLite: one writer runs waiting work in the order it came and commits it together
  /// (synchronous=FULL); a work that throws or returns false takes only itself back, others may be run again.
  /// PostgreSQL: a pool of connections, one transaction each; serialisation failures and deadlocks are run
  /// again. `finished` runs on a database thread: hand over, do not compute there.
  virtual void write(Work work, Finished finished) = 0;
  /// Waits until queued work is durable. New work is still accepted.
  virtual void drain() = 0;
  /// Applies what is missing, in order, each in a transaction of its own. @throws std::runtime_error when an
  /// applied migration was altered or is unknown to this program
  virtual void migrate(std::span<Migration const>) = 0;
  /// A consistent copy of what is stored now, while writing goes on; `file` appears when it is whole.
  /// @throws std::runtime_error on PostgreSQL: use pg_basebackup or pgbackrest there
  virtual void backup(std::string const& file) = 0;

  /// `write` and wait. @throws what the work threw, DiskFull, Unavailable
  void write_now(Work work);
};

struct SqliteOptions {
  std::string file;    ///< created when missing; ":memory:" is not supported
  int readers{2};      ///< read-only connections
  int group_max{512};  ///< works of one commit at most
};
/// @throws Unavailable when another process writes the file; see sqlite.h for looking at it
std::unique_ptr<Database> open_sqlite(SqliteOptions const&);

struct PostgresOptions {
  std::string url;     ///< libpq connection string
  int connections{8};  ///< of writers, and as many again for readers
};
std::unique_ptr<Database> open_postgres(PostgresOptions const&);

}  // namespace platform::db
