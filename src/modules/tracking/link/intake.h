// Groups what sessions accept into commits; acknowledgements go out when their commit is durable.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "modules/tracking/link/counts.h"
#include "modules/tracking/service/books.h"

namespace tracking::link {

/// Names a session for as long as the gateway runs.
using SessionKey = std::uint64_t;

/// Used on the gateway's thread only. One commit is on its way at a time: what comes meanwhile makes the next.
class Intake {
 public:
  struct Surroundings {
    std::function<void(std::function<void()>)> post;               ///< onto the gateway's thread
    std::function<void(SessionKey, std::string_view)> send;        ///< if the session is still there
    std::function<void()> relieved;                                ///< it is no longer full
  };
  Intake(service::Books& books, Counts& counts, Surroundings surroundings)
      : books_{books}, counts_{counts}, around_{std::move(surroundings)} {}

  void add_report(rules::Accepted const&);
  void add_upload(rules::Upload);
  void add_quarantined(rules::Quarantined);
  void add_link(store::Link);
  void add_move(rules::CommandMove);
  void add_shown(service::Shown);
  /// What a session is sent once everything added so far is durable; never when it cannot be.
  void acknowledge(SessionKey, std::string_view frame);

  /// So much waits that whoever sends more has to wait, too.
  bool is_full() const;
  bool is_idle() const { return !committing_ && group_.empty() && frames_.empty(); }
  /// A commit that the books have not told the end of: they still use this object. Safe to call from any thread.
  bool is_awaited() const { return awaited_ > 0; }

 private:
  struct Frame {
    SessionKey session;
    std::size_t length;
  };
  void wake();
  void commit();
  void finish(bool good, std::vector<Frame> const&, std::string const& bytes, service::Group const&);

  service::Books& books_;
  Counts& counts_;
  Surroundings around_;
  service::Group group_;
  std::vector<Frame> frames_;
  std::string bytes_;  ///< of the frames, one after the other
  bool awake_{}, committing_{};
  std::atomic<int> awaited_{};  ///< commits; the next may begin before the books are done telling of the last
};

}  // namespace tracking::link
