// PostgreSQL: a pool of writing connections with one thread each, and a pool for reading.
//
// A commit whose answer never came is unknown, not failed: it ends as Unavailable and the command is sent again under
// its id. What is known to have failed for a passing reason (conflict, connection lost before COMMIT) runs again here.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "platform/db/migration.h"
#include "platform/db/postgres_connection.h"

namespace platform::db {
namespace {

using Connection = PostgresConnection;

/// Who met others so often runs on alone among the contended of this program.
constexpr int kTriesTogether = 3, kTriesMax = 30;
/// Rules decide on what they read, as if alone; SQLite's one writer gives the same.
constexpr char kWriting[] = "BEGIN ISOLATION LEVEL SERIALIZABLE";
constexpr char kReading[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Any number; programs that start together apply migrations one after another.
constexpr std::int64_t kMigrationLock = 0x59444D49;

/// Waits longer each time, by chance, so that two that met do not meet again.
void back_off(int tries) {
  thread_local std::minstd_rand chance{std::random_device{}()};
  std::this_thread::sleep_for(std::chrono::microseconds{chance() % (500u << std::min(tries, 7))});
}

/// Connections lent for one read each.
class Readers {
 public:
  explicit Readers(PostgresOptions const& options) : options_{options} {}

  void read(std::function<void(Tx&)> const& reader) {
    Lent lent{*this, take()};
    if (!lent.connection) lent.connection = std::make_unique<Connection>(options_.url);
    auto& connection = *lent.connection;
    connection.begin(kReading);
    try {
      reader(connection);
    } catch (RunAgain const& e) {
      throw Unavailable(e.what());
    }
  }

 private:
  struct Lent {
    Readers& pool;
    std::unique_ptr<Connection> connection;  ///< null until it could be opened
    ~Lent() {
      if (connection) connection->roll_back();
      pool.give_back(std::move(connection));
    }
  };
  std::unique_ptr<Connection> take() {
    std::unique_lock lock{mutex_};
    wake_.wait(lock, [this] { return lent_ < options_.connections; });
    ++lent_;
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard const lock{mutex_};
      --lent_;
      if (connection) idle_.push_back(std::move(connection));
    }
    wake_.notify_one();
  }

  PostgresOptions const& options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int lent_{};
};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(PostgresOptions options) : options_{std::move(options)} {
    for (int i = 0; i < options_.connections; ++i) writers_.emplace_back([this] { work(); });
  }
  ~PostgresDatabase() override {
    {
      std::lock_guard const lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    for (auto& t : writers_) t.join();
  }

  Engine engine() const override { return Engine::postgres; }
  void read(std::function<void(Tx&)> const& reader) override { readers_.read(reader); }

  void write(Work work, Finished finished) override {
    {
      std::lock_guard const lock{mutex_};
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
        tx.each("SELECT pg_advisory_xact_lock($1)", {kMigrationLock}, [](Row const&) {});
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
        std::lock_guard const lock{mutex_};
        --running_;
      }
      idle_.notify_all();
    }
  }

  /// @returns null, or why the work was not stored
  std::exception_ptr run_until_certain(std::unique_ptr<Connection>& connection, Work const& work) {
    std::unique_lock alone{contended_, std::defer_lock};
    for (int tries = 1;; ++tries) {
      try {
        if (!connection) connection = std::make_unique<Connection>(options_.url);
        run_once(*connection, work);
        return {};
      } catch (RunAgain const& e) {
        if (connection) connection->roll_back();
        if (tries == kTriesMax) return std::make_exception_ptr(Unavailable(e.what()));
        if (tries == kTriesTogether) alone.lock();
        else back_off(tries);
      } catch (...) {
        if (connection) connection->roll_back();
        return std::current_exception();
      }
    }
  }

  static void run_once(Connection& connection, Work const& work) {
    connection.begin(kWriting);
    if (work(connection)) connection.commit();
    else connection.roll_back();
  }

  PostgresOptions options_;
  std::mutex mutex_, contended_;
  std::condition_variable wake_, idle_;
  std::deque<Job> queue_;
  int running_{};
  bool stopping_{};
  std::vector<std::thread> writers_;
  Readers readers_{options_};
};

}  // namespace

std::unique_ptr<Database> open_postgres(PostgresOptions const& options) {
  return std::make_unique<PostgresDatabase>(options);
}

}  // namespace platform::db
