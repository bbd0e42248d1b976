// The link to the platform above: what waits in the books goes up, and leaves them once it was read there.
#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "modules/tracking/link/superior_session.h"
#include "platform/net/caller.h"

namespace tracking::link {

/// One for an installation. Started and stopped by one thread. What was told and not confirmed when the link
/// broke is told again: the platform above takes a position with the same time for the same.
class SuperiorLink {
 public:
  struct Settings {
    rules::Superior superior;
    platform::net::ListenerSettings down;  ///< used when it has an address
    std::int64_t again_ms{1'000};          ///< before it calls again
  };
  SuperiorLink(std::unique_ptr<service::Outbox>, Settings);
  ~SuperiorLink();

  /// @throws std::exception when the address of the down link is taken
  void start();
  void stop();
  SuperiorState const& state() const { return state_; }
  /// Of the down link; 0 without.
  std::uint16_t down_port() const { return down_ ? down_->port() : 0; }
  std::string metrics() const;

 private:
  struct OnItsWay {
    std::int64_t number;
    std::vector<store::ForwardId> rows;
  };
  void feed();
  bool turn();
  void exchange_questions();
  void forget_confirmed(std::int64_t number);
  std::vector<store::ForwardId> rows_on_their_way() const;
  void here(SuperiorSession*);
  void confirmed(std::int64_t number);

  std::unique_ptr<service::Outbox> outbox_;
  Settings settings_;
  SuperiorState state_;
  SuperiorSession* session_{};  ///< on the caller's thread
  std::mutex mutex_;
  std::condition_variable wake_;
  std::int64_t login_{}, confirmed_{};  ///< which login it is; parcels confirmed so far
  bool stopping_{};
  std::vector<jtt::platform::PostQuestion> asked_;  ///< not in the books yet
  std::vector<QuestionId> answered_;                ///< that went up
  // The feeder's own:
  std::int64_t fed_login_{}, last_parcel_{};
  std::vector<OnItsWay> on_its_way_;
  std::unique_ptr<platform::net::Caller> caller_;
  std::unique_ptr<platform::net::Listener> down_;
  std::thread feeder_;
};

}  // namespace tracking::link
