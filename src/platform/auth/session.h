// Sessions: opaque tokens kept as hashes, with a short memory so that not every request reads the database.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::auth {

/// A session in force.
struct Session {
  std::shared_ptr<Hat const> hat;
  std::string csrf;
};

struct NewSession {
  std::string token;  ///< goes to the client once and is never stored
  Session session;
};

/// Gives the hats of a person on an instant, with permissions resolved.
using HatsOf = std::function<std::vector<Hat>(db::Tx&, base::Region, PersonId, base::Instant)>;

/// Idle time after which a session ends: at a desk, and on a scanner that is used all day.
inline constexpr std::int64_t kDeskIdleMs = 30 * 60'000;
inline constexpr std::int64_t kScannerIdleMs = 12 * 3'600'000;

/// Safe for use by many threads.
class Sessions {
 public:
  Sessions(db::Database&, base::Region, HatsOf, std::function<base::Instant()> clock);

  struct Origin {
    std::string address, device;
    bool scanner{};
  };
  NewSession open(Hat const&, Origin const&);
  /// From memory, for at most 30 s after it was read.
  std::optional<Session> recall(std::string_view token);
  /// From the database; notes that the session is in use.
  std::optional<Session> load(std::string_view token);
  void end(std::string_view token);
  /// Every session of a person, at once in this process and within 30 s in others.
  void end_all(PersonId);
  /// Drops a person from this process's memory: for callers that delete the rows in their own transaction.
  void forget(PersonId);

 private:
  struct Remembered {
    Session session;
    base::Instant until;
  };
  void remember(std::string const& token_hash, Session const&);
  db::Database& database_;
  base::Region region_;
  HatsOf hats_of_;
  std::function<base::Instant()> clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, Remembered> memory_;
};

}  // namespace platform::auth
