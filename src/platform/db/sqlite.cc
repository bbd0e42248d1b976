// SQLite: one connection writes and checkpoints, in groups; the others only read.
//
// Debian's SQLite 3.40.1 can corrupt a database when two connections write or checkpoint at the same moment
// (WAL reset, mended upstream in 3.51.3). So exactly one connection does both, and readers are opened
// read-only and never checkpoint. Waiting works share one durable commit (synchronous=FULL); each runs in its
// own savepoint.
#include <sqlite3.h>

#include <cassert>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "platform/db/database.h"
#include "platform/db/migration.h"

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

/// The number in "$12".
int number_of(char const* parameter) { return std::atoi(parameter + 1); }

class Statement {
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

 private:
  class Cursor;
  void bind(int at, Param const&);
  sqlite3* db_;
  sqlite3_stmt* statement_{};
  std::vector<int> places_;
};

class Statement::Cursor final : public Row {
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

void Statement::bind(int at, Param const& param) {
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

std::int64_t Statement::run(std::span<Param const> params, Tx::Sink const* sink) {
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
  return sqlite3_stmt_readonly(statement_) ? 0 : sqlite3_changes64(db_);
}

/// A connection with its prepared statements. Used by one thread at a time.
class Connection final : public Tx {
 public:
  Connection(std::string const& file, int flags) {
    if (sqlite3_open_v2(file.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
      std::string const text = db_ ? sqlite3_errmsg(db_) : "out of memory";
      sqlite3_close(db_);
      throw Unavailable(file + ": " + text);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 5000);
  }
  ~Connection() override {
    statements_.clear();
    sqlite3_close(db_);
  }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  std::int64_t run(std::string_view sql, std::span<Param const> params, Sink const* sink) override {
    auto const known = statements_.find(sql);
    if (known != statements_.end()) return known->second->run(params, sink);
    auto made = std::make_unique<Statement>(db_, sql);
    auto& statement = *made;
    statements_.emplace(std::string{sql}, std::move(made));
    return statement.run(params, sink);
  }
  /// Statements without parameters and result that are not worth keeping.
  void script(char const* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) raise(db_);
  }
  bool try_script(char const* sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }
  bool in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }
  sqlite3* handle() { return db_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  sqlite3* db_{};
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> statements_;
};

/// Pages copied between two groups while a backup runs: short enough not to be felt.
constexpr int kBackupPages = 200;
/// The log is folded back into the file when it has grown this far (pages of 4 KiB).
constexpr int kCheckpointPages = 4000;

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(SqliteOptions const& options)
      : options_{options}, writer_{options.file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE} {
    writer_.script("PRAGMA journal_mode = WAL");
    writer_.script("PRAGMA synchronous = FULL");
    writer_.script("PRAGMA wal_autocheckpoint = 0");
    writer_.script("PRAGMA foreign_keys = ON");
    writer_.script("PRAGMA cache_size = -65536");
    writer_.script("PRAGMA temp_store = MEMORY");
    sqlite3_wal_hook(writer_.handle(), &SqliteDatabase::note_log_size, this);
    thread_ = std::thread{[this] { work(); }};
  }
  ~SqliteDatabase() override {
    {
      std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
    readers_.clear();
    sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }

  Engine engine() const override { return Engine::sqlite; }

  void read(std::function<void(Tx&)> const& reader) override {
    auto connection = take_reader();
    struct Return {
      SqliteDatabase& self;
      std::unique_ptr<Connection>& connection;
      ~Return() {
        connection->try_script("COMMIT");
        self.give_back(std::move(connection));
      }
    } give_back{*this, connection};
    connection->script("BEGIN");
    reader(*connection);
  }

  void write(Work work, Finished finished) override {
    {
      std::lock_guard lock{mutex_};
      queue_.push_back({std::move(work), std::move(finished)});
    }
    wake_.notify_one();
  }

  void drain() override {
    write_now([](Tx&) { return false; });
  }

  void migrate(std::span<Migration const> migrations) override {
    apply_migrations(Engine::sqlite, migrations, [this](std::function<void(Tx&)> const& step) {
      write_now([&step](Tx& tx) {
        step(tx);
        return true;
      });
    });
  }

  void backup(std::string const& file) override {
    std::promise<void> done;
    {
      std::lock_guard lock{mutex_};
      if (backup_) throw std::runtime_error("a backup is running already");
      backup_ = std::make_unique<Backup>(Backup{file, &done});
    }
    wake_.notify_one();
    done.get_future().get();
  }

 private:
  struct Job {
    Work work;
    Finished finished;
    std::exception_ptr error{};
  };
  struct Backup {
    std::string file;
    std::promise<void>* done;
    sqlite3* target{};
    sqlite3_backup* handle{};
  };

  static int note_log_size(void* self, sqlite3*, char const*, int pages) {
    static_cast<SqliteDatabase*>(self)->log_pages_ = pages;
    return SQLITE_OK;
  }

  std::unique_ptr<Connection> take_reader() {
    {
      std::unique_lock lock{readers_mutex_};
      readers_wake_.wait(lock, [this] { return !readers_.empty() || readers_made_ < options_.readers; });
      if (!readers_.empty()) {
        auto connection = std::move(readers_.back());
        readers_.pop_back();
        return connection;
      }
      ++readers_made_;
    }
    try {
      auto connection = std::make_unique<Connection>(options_.file, SQLITE_OPEN_READONLY);
      connection->script("PRAGMA wal_autocheckpoint = 0");
      connection->script("PRAGMA cache_size = -32768");
      return connection;
    } catch (...) {
      std::lock_guard lock{readers_mutex_};
      --readers_made_;
      throw;
    }
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard lock{readers_mutex_};
      readers_.push_back(std::move(connection));
    }
    readers_wake_.notify_one();
  }

  void work() {
    std::vector<Job> group;
    for (;;) {
      {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty() || backup_; });
        if (stopping_ && queue_.empty()) return abandon_backup();
        while (!queue_.empty() && group.size() < static_cast<std::size_t>(options_.group_max)) {
          group.push_back(std::move(queue_.front()));
          queue_.pop_front();
        }
      }
      if (!group.empty()) run_group(group);
      group.clear();
      if (log_pages_ > kCheckpointPages) checkpoint();
      if (backup_) step_backup();
    }
  }

  void run_group(std::vector<Job>& group) {
    auto const error = run_in_transaction(group);
    for (auto& job : group) job.finished(error ? error : job.error);
  }

  /// @returns what made the whole group fail, or null
  std::exception_ptr run_in_transaction(std::vector<Job>& group) {
    try {
      writer_.script("BEGIN IMMEDIATE");
      for (auto& job : group) {
        run_one(job);
        // A full disk or an I/O error rolls the whole transaction back by itself.
        if (!writer_.in_transaction()) throw_lost(job);
      }
      writer_.script("COMMIT");
      return {};
    } catch (...) {
      if (writer_.in_transaction()) writer_.try_script("ROLLBACK");
      return std::current_exception();
    }
  }

  static void throw_lost(Job const& job) {
    if (job.error) std::rethrow_exception(job.error);
    throw Unavailable("the transaction was lost");
  }

  void run_one(Job& job) {
    writer_.run("SAVEPOINT work", {}, nullptr);
    auto keep = false;
    try {
      keep = job.work(writer_);
    } catch (...) {
      job.error = std::current_exception();
    }
    if (!writer_.in_transaction()) return;
    if (!keep) writer_.run("ROLLBACK TO work", {}, nullptr);
    writer_.run("RELEASE work", {}, nullptr);
  }

  void checkpoint() {
    // PASSIVE never waits for readers; what they still need is folded in next time.
    sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    log_pages_ = 0;
  }

  void step_backup() {
    auto& b = *backup_;
    if (!b.target) {
      if (sqlite3_open(b.file.c_str(), &b.target) != SQLITE_OK) return finish_backup("cannot open " + b.file);
      b.handle = sqlite3_backup_init(b.target, "main", writer_.handle(), "main");
      if (!b.handle) return finish_backup(sqlite3_errmsg(b.target));
    }
    auto const step = sqlite3_backup_step(b.handle, kBackupPages);
    if (step == SQLITE_OK || step == SQLITE_BUSY || step == SQLITE_LOCKED) return;
    finish_backup(step == SQLITE_DONE ? "" : sqlite3_errstr(step));
  }

  void finish_backup(std::string const& error) {
    std::unique_ptr<Backup> b;
    {
      std::lock_guard lock{mutex_};
      b = std::move(backup_);
    }
    if (b->handle) sqlite3_backup_finish(b->handle);
    sqlite3_close(b->target);
    if (error.empty())
      b->done->set_value();
    else
      b->done->set_exception(std::make_exception_ptr(std::runtime_error("backup: " + error)));
  }
  void abandon_backup() {
    if (backup_) finish_backup("the database was closed");
  }

  SqliteOptions options_;
  Connection writer_;
  int log_pages_{};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::unique_ptr<Backup> backup_;
  bool stopping_{};
  std::thread thread_;

  std::mutex readers_mutex_;
  std::condition_variable readers_wake_;
  std::vector<std::unique_ptr<Connection>> readers_;
  int readers_made_{};
};

}  // namespace

std::unique_ptr<Database> open_sqlite(SqliteOptions const& options) {
  return std::make_unique<SqliteDatabase>(options);
}

}  // namespace platform::db
