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

/// A session as its owner sees it.
struct OpenSession {
  std::string id;  ///< the beginning of the token's hash
  base::Instant created_at, seen_at;
  std::string address, device;
  bool is_this{};
};
DESCRIBE(OpenSession, "A session.", FIELD(id, "key"), FIELD(created_at, "begun"),
         FIELD(seen_at, "last used, ± 1 min"), FIELD(address, "from where"), FIELD(device, "with what"),
         FIELD(is_this, "the one that asks"))

/// Gives the hats of a person on an instant, with permissions resolved.
using HatsOf = std::function<std::vector<Hat>(db::Tx&, base::Region, PersonId, base::Instant)>;

/// When a session ends: after so long without a request, and in any case so long after login.
struct SessionLimits {
  std::int64_t desk_idle_ms{30 * 60'000};
  std::int64_t scanner_idle_ms{12 * 3'600'000};  ///< a scanner is in use all day
  std::int64_t whole_ms{24 * 3'600'000};
};

/// Safe for use by many threads.
class Sessions {
 public:
  Sessions(db::Database&, base::Region, HatsOf, std::function<base::Instant()> clock, SessionLimits = {});

  struct Origin {
    std::string address, device;
    bool scanner{};
  };
  NewSession open(Hat const&, Origin const&);
  /// A new token for another hat in place of the old one, with the same idle time and the same end.
  /// Empty when the old session is over.
  std::optional<NewSession> change_hat(std::string_view old_token, Hat const&, Origin const&);
  /// From memory, for at most 30 s after it was read.
  std::optional<Session> recall(std::string_view token);
  /// From the database; notes that the session is in use.
  std::optional<Session> load(std::string_view token);
  void end(std::string_view token);
  /// Newest first.
  std::vector<OpenSession> list(PersonId, std::string_view own_token);
  /// One of a person's own by its `id`. @returns false when there is none
  bool end_one(PersonId, std::string_view id);
  /// Every session of a person, at once in this process and within 30 s in others.
  void end_all(PersonId);
  /// For callers that delete the rows in a transaction of their own, which commits a little later: until
  /// every older reading is out of date, this person's sessions are read from the database each time.
  void forget(PersonId);
  /// Removes rows of sessions that are over.
  void purge();

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
  SessionLimits limits_;
  std::mutex mutex_;
  std::unordered_map<std::string, Remembered> memory_;
  std::unordered_map<PersonId, base::Instant> forgotten_;  ///< not to be remembered until then
  base::Instant swept_at_;
};

/// The rows of a person's sessions, in the caller's transaction; call Sessions::forget besides.
void delete_sessions(db::Tx&, base::Region, PersonId);

}  // namespace platform::auth
