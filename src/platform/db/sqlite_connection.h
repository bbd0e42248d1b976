// One SQLite connection with its prepared statements.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>

#include "platform/db/database.h"

struct sqlite3;

namespace platform::db {

/// Used by one thread at a time.
class SqliteConnection final : public Tx {
 public:
  enum class Use { read, write };
  /// Writing creates a missing file. @throws Unavailable
  SqliteConnection(std::string const& file, Use);
  ~SqliteConnection() override;
  SqliteConnection(SqliteConnection const&) = delete;
  SqliteConnection& operator=(SqliteConnection const&) = delete;

  Engine engine() const override { return Engine::sqlite; }
  std::int64_t run(std::string_view sql, std::span<Param const> params, Sink const* sink) override;
  /// Statements without parameters and result that are not worth keeping.
  void script(char const* sql);
  bool try_script(char const* sql);
  bool in_transaction() const;
  /// Statements so far that may have changed something.
  std::int64_t n_writes() const { return n_writes_; }
  sqlite3* handle() { return db_; }

 private:
  class Statement;
  Statement& prepare(std::string_view sql);
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  sqlite3* db_{};
  std::int64_t n_writes_{};
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> statements_;
};

}  // namespace platform::db
