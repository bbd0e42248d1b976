// One main link to the platform above, and one down link from it: login, keep-alive, what is told and
// confirmed. Source: JT/T 809-2011, JT/T 809-2019.
#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/jtt/platform_cutter.h"
#include "modules/tracking/service/superior.h"
#include "platform/net/listener.h"

namespace tracking::link {

/// What goes up together and is confirmed together.
struct Parcel {
  std::int64_t number{};  ///< grows
  std::vector<service::Waiting> vehicles;
};

/// What both links share with who feeds them. Written on the threads of the links, read anywhere.
struct SuperiorState {
  std::atomic<bool> online{};
  std::atomic<std::uint32_t> verify_code{};
  std::atomic<std::int64_t> logins{}, refused{}, bad_frames{}, told{}, confirmed{};
  std::atomic<int> last_result{-1};  ///< of a login; −1: none yet
};

/// What both links have: frames in, frames out, in the agreed form.
class SuperiorLine : public platform::net::Session {
 public:
  struct Agreed {
    rules::Superior const& superior;
    SuperiorState& state;
    std::function<base::Instant()> clock;
    std::function<void(jtt::platform::PostQuestion)> asked;  ///< on the thread of a link
  };
  void received(std::string_view bytes) override;

 protected:
  SuperiorLine(platform::net::Peer& peer, Agreed agreed) : peer_{peer}, agreed_{std::move(agreed)} {}
  virtual void take(jtt::platform::Frame const&) = 0;
  void send(std::uint16_t message, std::string_view body);
  void take_message(jtt::platform::Frame const&);

  platform::net::Peer& peer_;
  Agreed agreed_;

 private:
  jtt::platform::Cutter cutter_;
  std::uint32_t serial_{};
};

/// The main link. The platform confirms no position, but it answers keep-alives in their order: one goes out
/// behind each parcel, and its answer shows that the parcel was read.
class SuperiorSession final : public SuperiorLine {
 public:
  struct Listeners {
    std::function<void(SuperiorSession*)> here;   ///< logged in; with nothing: gone
    std::function<void(std::int64_t)> confirmed;  ///< all parcels up to this number
  };
  SuperiorSession(platform::net::Peer&, Agreed, Listeners);
  ~SuperiorSession() override;

  void tick(std::int64_t now_ms) override;
  void tell(Parcel const&);
  void answer(std::string_view body) { send(jtt::platform::kUpMessage, body); }
  /// Says good-bye; the caller hangs up then.
  void log_out();

 private:
  void take(jtt::platform::Frame const&) override;
  void take_login_answer(std::string_view body);
  void take_keep_alive_answer();
  void keep_alive(std::int64_t parcel);

  Listeners listeners_;
  std::int64_t begun_ms_{}, asked_ms_{}, now_ms_{};  ///< steady clock, as ticks tell it
  std::deque<std::int64_t> asked_;                   ///< parcels behind which keep-alives went out; 0: none
  std::set<std::string> registered_;                 ///< plates made known on this link
};

/// The down link: the platform above calls back with the code that it gave at login.
class DownSession final : public SuperiorLine {
 public:
  DownSession(platform::net::Peer& peer, Agreed agreed) : SuperiorLine{peer, std::move(agreed)} {}
  void received(std::string_view bytes) override;
  void tick(std::int64_t now_ms) override;

 private:
  void take(jtt::platform::Frame const&) override;

  std::int64_t heard_ms_{};
  bool believed_{}, fresh_{true};
};

}  // namespace tracking::link
