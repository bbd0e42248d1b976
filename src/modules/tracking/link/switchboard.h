// What the sessions of one gateway share: who is connected, the intake, the clerk who looks things up.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "modules/tracking/link/counts.h"
#include "modules/tracking/link/intake.h"
#include "modules/tracking/service/books.h"

namespace tracking::link {

class TerminalSession;

struct Patience {
  std::int64_t login_ms{10'000};   ///< to authenticate
  std::int64_t idle_ms{300'000};   ///< without a byte
  std::int64_t answer_ms{10'000};  ///< for a command, before it is sent again; twice and three times as long after that
  int bad_frames{10};              ///< in a row
  std::int64_t part_ms{5'000};     ///< before missing parts are asked for again
};

/// Used on the gateway's thread only.
class Switchboard {
 public:
  using Found = std::function<void(std::optional<service::Known>)>;
  struct Surroundings {
    std::string gateway;  ///< its name
    Patience patience;
    /// Looks a number up and calls back on this thread; an empty answer also when the books are away.
    std::function<void(std::string number, Found)> look_up;
    std::function<void(std::function<void()>)> post;
    std::function<base::Instant()> clock;
  };
  Switchboard(service::Books&, Surroundings);

  SessionKey enter(TerminalSession&);
  void leave(SessionKey, std::string const& address);
  TerminalSession* find(SessionKey) const;

  /// The terminal has authenticated here: its older connection ends.
  void attach(TerminalId, SessionKey, std::string const& address);
  /// Sessions whose terminal was changed look it up anew; commands go to whom they are for.
  void tell(service::News const&);
  /// The session waits until the intake has room.
  void wait_for_room(SessionKey key) { waiting_.push_back(key); }
  /// Keeps the bytes, unless very many came just now.
  void quarantine(rules::Quarantined);

  Counts counts;
  Surroundings around;
  Intake intake;

 private:
  struct Connected {
    SessionKey session;
    base::Instant since;
  };
  std::unordered_map<SessionKey, TerminalSession*> sessions_;
  std::unordered_map<TerminalId, Connected> connected_;
  std::vector<SessionKey> waiting_;
  SessionKey last_key_{};
  std::int64_t quarantine_second_{}, quarantined_{};  ///< how many in this second
};

}  // namespace tracking::link
