// PostgreSQL through libpq: a pool of writing connections with one thread each, and a pool for reading.
//
// A commit whose answer never came is unknown, not failed: it ends as Unavailable and the command is sent
// again under its id. A COMMIT is never cancelled, and the server's warning that it stopped waiting for the
// synchronous standby counts as unknown too, because the client would otherwise be told of a success that can
// be lost.
#include <libpq-fe.h>

#include <atomic>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "platform/db/database.h"
#include "platform/db/migration.h"

namespace platform::db {
namespace {

/// The statement must be run again in a new transaction: serialisation failure, deadlock.
struct Again : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] void raise(PGconn* connection, PGresult const* result) {
  auto const* field = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  std::string const state = field ? field : "08000";
  std::string const text = PQerrorMessage(connection);
  if (state == "23505") throw UniqueViolation(text);
  if (state == "40001" || state == "40P01") throw Again(text);
  if (state == "53100") throw DiskFull(text);
  if (state.starts_with("08") || state.starts_with("57P") || state.starts_with("53") || state == "25006")
    throw Unavailable(text);
  throw std::runtime_error("postgres " + state + ": " + text);
}

struct Result {
  explicit Result(PGresult* r) : r{r} {}
  ~Result() { PQclear(r); }
  Result(Result const&) = delete;
  Result& operator=(Result const&) = delete;
  PGresult* r;
};

class Cursor final : public Row {
 public:
  explicit Cursor(PGresult* r) : r_{r} {}
  int row{};
  int columns() const override { return PQnfields(r_); }
  std::string_view name(int c) const override { return PQfname(r_, c); }
  bool null(int c) const override { return PQgetisnull(r_, row, c) == 1; }
  std::int64_t integer(int c) const override {
    auto const* text = PQgetvalue(r_, row, c);
    if (*text == 't') return 1;
    return std::strtoll(text, nullptr, 10);
  }
  double real(int c) const override { return std::strtod(PQgetvalue(r_, row, c), nullptr); }
  std::string_view text(int c) const override {
    return {PQgetvalue(r_, row, c), static_cast<std::size_t>(PQgetlength(r_, row, c))};
  }

 private:
  PGresult* r_;
};

/// Parameters as libpq wants them: texts, with the texts of numbers kept here.
class Bound {
 public:
  explicit Bound(std::span<Param const> params) {
    texts_.reserve(params.size());
    for (auto const& p : params) std::visit(*this, p.value());
    for (std::size_t i = 0; i < texts_.size(); ++i) values_.push_back(null_[i] ? nullptr : texts_[i].c_str());
  }
  void operator()(std::monostate) { add("", true); }
  void operator()(std::int64_t n) { add(std::to_string(n), false); }
  void operator()(double d) { add(std::to_string(d), false); }
  void operator()(std::string_view s) { add(std::string{s}, false); }
  void operator()(Blob b) { add(std::string{b.bytes}, false); }
  char const* const* values() const { return values_.data(); }
  int size() const { return static_cast<int>(texts_.size()); }

 private:
  void add(std::string text, bool null) {
    texts_.push_back(std::move(text));
    null_.push_back(null);
  }
  std::vector<std::string> texts_;
  std::vector<bool> null_;
  std::vector<char const*> values_;
};

/// A connection with its prepared statements. Used by one thread at a time.
class Connection final : public Tx {
 public:
  explicit Connection(std::string url) : url_{std::move(url)} { connect(); }
  ~Connection() override { PQfinish(c_); }
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  Engine engine() const override { return Engine::postgres; }

  std::int64_t run(std::string_view sql, std::span<Param const> params, Sink const* sink) override {
    auto const& name = prepared(sql, params);
    Bound const bound{params};
    Result const result{PQexecPrepared(c_, name.c_str(), bound.size(), bound.values(), nullptr, nullptr, 0)};
    return consume(result, sink);
  }

  void script(char const* sql) {
    Result const result{PQexec(c_, sql)};
    if (PQresultStatus(result.r) != PGRES_COMMAND_OK) raise(c_, result.r);
  }
  void commit() {
    unsure_ = false;
    Result const result{PQexec(c_, "COMMIT")};
    if (PQresultStatus(result.r) != PGRES_COMMAND_OK || unsure_)
      throw Unavailable("outcome of a commit is unknown");
    // A transaction that failed before answers COMMIT with ROLLBACK.
    if (std::string_view{PQcmdStatus(result.r)} == "ROLLBACK")
      throw Unavailable("the transaction was rolled back");
  }
  void roll_back() { PQclear(PQexec(c_, "ROLLBACK")); }
  void reconnect_if_broken() {
    if (PQstatus(c_) == CONNECTION_OK) return;
    PQfinish(c_);
    statements_.clear();
    connect();
  }

 private:
  static void notice(void* self, char const* message) {
    if (std::string_view{message}.find("synchronous replication") != std::string_view::npos)
      static_cast<Connection*>(self)->unsure_ = true;
  }
  void connect() {
    c_ = PQconnectdb(url_.c_str());
    if (PQstatus(c_) != CONNECTION_OK) {
      std::string const text = PQerrorMessage(c_);
      throw Unavailable(text);
    }
    PQsetNoticeProcessor(c_, &Connection::notice, this);
    script("SET client_min_messages = warning");
  }

  std::string const& prepared(std::string_view sql, std::span<Param const> params) {
    auto const known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    auto name = "s" + std::to_string(statements_.size());
    // Integers are declared as BIGINT, so that `$1 = 0` and `$1 - 1` mean the same on both engines.
    std::vector<Oid> types;
    for (auto const& p : params)
      types.push_back(std::holds_alternative<std::int64_t>(p.value())       ? 20u
                      : std::holds_alternative<std::string_view>(p.value()) ? 25u
                                                                            : 0u);
    Result const result{
        PQprepare(c_, name.c_str(), std::string{sql}.c_str(), static_cast<int>(types.size()), types.data())};
    if (PQresultStatus(result.r) != PGRES_COMMAND_OK) raise(c_, result.r);
    return statements_.emplace(std::string{sql}, std::move(name)).first->second;
  }

  std::int64_t consume(Result const& result, Sink const* sink) {
    auto const status = PQresultStatus(result.r);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) raise(c_, result.r);
    if (status == PGRES_TUPLES_OK && sink) {
      Cursor cursor{result.r};
      for (; cursor.row < PQntuples(result.r); ++cursor.row) (*sink)(cursor);
    }
    std::string_view const command = PQcmdStatus(result.r);
    return command.starts_with("SELECT") ? 0 : std::strtoll(PQcmdTuples(result.r), nullptr, 10);
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::string url_;
  PGconn* c_{};
  bool unsure_{};
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> statements_;
};

constexpr int kTriesMax = 5;

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(PostgresOptions options) : options_{std::move(options)} {
    for (int i = 0; i < options_.connections; ++i) writers_.emplace_back([this] { work(); });
  }
  ~PostgresDatabase() override {
    {
      std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    for (auto& t : writers_) t.join();
  }

  Engine engine() const override { return Engine::postgres; }

  void read(std::function<void(Tx&)> const& reader) override {
    auto connection = take_reader();
    try {
      connection->script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      reader(*connection);
      connection->roll_back();
    } catch (...) {
      connection->roll_back();
      give_back(std::move(connection));
      throw;
    }
    give_back(std::move(connection));
  }

  void write(Work work, Finished finished) override {
    {
      std::lock_guard lock{mutex_};
      queue_.push_back({std::move(work), std::move(finished)});
    }
    wake_.notify_one();
  }

  void drain() override {
    std::unique_lock lock{mutex_};
    idle_.wait(lock, [this] { return queue_.empty() && running_ == 0; });
  }

  void migrate(std::span<Migration const> migrations) override {
    apply_migrations(Engine::postgres, migrations, [this](std::function<void(Tx&)> const& step) {
      write_now([&step](Tx& tx) {
        step(tx);
        return true;
      });
    });
  }

  void backup(std::string const&) override {
    throw std::runtime_error("PostgreSQL is backed up with pg_basebackup or pgbackrest");
  }

 private:
  struct Job {
    Work work;
    Finished finished;
  };

  std::unique_ptr<Connection> take_reader() {
    {
      std::unique_lock lock{readers_mutex_};
      readers_wake_.wait(lock, [this] { return !readers_.empty() || readers_made_ < options_.connections; });
      if (!readers_.empty()) {
        auto connection = std::move(readers_.back());
        readers_.pop_back();
        lock.unlock();
        connection->reconnect_if_broken();
        return connection;
      }
      ++readers_made_;
    }
    return std::make_unique<Connection>(options_.url);
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard lock{readers_mutex_};
      readers_.push_back(std::move(connection));
    }
    readers_wake_.notify_one();
  }

  void work() {
    std::unique_ptr<Connection> connection;
    for (;;) {
      Job job;
      {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        job = std::move(queue_.front());
        queue_.pop_front();
        ++running_;
      }
      job.finished(run_until_certain(connection, job.work));
      {
        std::lock_guard lock{mutex_};
        --running_;
      }
      idle_.notify_all();
    }
  }

  /// @returns null, or why the work was not stored
  std::exception_ptr run_until_certain(std::unique_ptr<Connection>& connection, Work const& work) {
    for (int tries = 1;; ++tries) {
      try {
        if (!connection) connection = std::make_unique<Connection>(options_.url);
        connection->reconnect_if_broken();
        run_once(*connection, work);
        return {};
      } catch (Again const& e) {
        connection->roll_back();
        if (tries == kTriesMax) return std::make_exception_ptr(Unavailable(e.what()));
      } catch (...) {
        if (connection) connection->roll_back();
        return std::current_exception();
      }
    }
  }

  static void run_once(Connection& connection, Work const& work) {
    connection.script("BEGIN");
    if (work(connection))
      connection.commit();
    else
      connection.roll_back();
  }

  PostgresOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_, idle_;
  std::deque<Job> queue_;
  int running_{};
  bool stopping_{};
  std::vector<std::thread> writers_;

  std::mutex readers_mutex_;
  std::condition_variable readers_wake_;
  std::vector<std::unique_ptr<Connection>> readers_;
  int readers_made_{};
};

}  // namespace

std::unique_ptr<Database> open_postgres(PostgresOptions const& options) {
  return std::make_unique<PostgresDatabase>(options);
}

}  // namespace platform::db
