// One PostgreSQL connection in pipeline mode: a transaction, its prepared statements, and what is on the way.
#pragma once
#include <libpq-fe.h>

#include <string>
#include <unordered_map>

#include "platform/db/database.h"

namespace platform::db {

/// The transaction must be run again: serialisation failure, deadlock, or a connection lost before COMMIT was
/// sent.
struct RunAgain : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Used by one thread at a time.
///
/// BEGIN travels with the first statement and posted statements with the next one that has an answer, or with
/// COMMIT, so a command costs as many round trips as it has questions, and one more.
class PostgresConnection final : public Tx {
 public:
  /// Waits 5 s for the server, or as long as the URL says: "?connect_timeout=" in seconds, 2 or more.
  /// Beyond this machine only over TLS with a certificate that is verified (sslmode verify-full, sslrootcert), unless
  /// the URL says "?sslmode=".
  /// @throws Unavailable
  explicit PostgresConnection(std::string url);
  ~PostgresConnection() override { PQfinish(c_); }
  PostgresConnection(PostgresConnection const&) = delete;
  PostgresConnection& operator=(PostgresConnection const&) = delete;

  Engine engine() const override { return Engine::postgres; }
  std::int64_t run(std::string_view sql, std::span<Param const> params, Sink const* sink) override;
  void run_later(std::string_view sql, std::span<Param const> params) override;

  /// @param how  "BEGIN ISOLATION LEVEL …"; sent with the first statement. @throws Unavailable when it cannot
  /// reconnect
  void begin(char const* how);
  /// @throws Unavailable when the outcome is unknown: the connection ended meanwhile, or the server says that
  /// it stopped waiting for its synchronous standby. A COMMIT is never cancelled.
  void commit();
  void roll_back() noexcept;

 private:
  struct Answer {
    ~Answer() { PQclear(last); }
    PGresult* last{};
  };
  void connect();
  void send_begin();
  std::string const& prepared(std::string_view sql, std::span<Param const> params);
  void send(std::string_view sql, std::span<Param const> params);
  void send_plain(char const* sql);
  /// Reads the answers to all that was sent, the last one into `answer`. @throws for the first that failed
  void collect(Answer& answer);
  [[noreturn]] void raise_lost(std::string const& text) const;
  static void notice(void* self, PGresult const*);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::string url_;
  PGconn* c_{};
  char const* how_{};  ///< BEGIN that waits for the first statement
  bool begun_{};
  bool committing_{};
  bool warned_{};    ///< during COMMIT
  int under_way_{};  ///< statements sent whose answers are not read yet
  int made_{};       ///< prepared statements so far, for their names
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> statements_;
};

}  // namespace platform::db
