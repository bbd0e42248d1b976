// One thread and its connections: a clock tick for each, work from outside, an orderly end.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <optional>
#include <thread>

#include "platform/net/transport/peers.h"

namespace platform::net {

/// Started and stopped by one thread.
class Loop {
 public:
  Loop(ListenerSettings const& settings, Listener::Open open) : peers{settings} { peers.open = std::move(open); }
  ~Loop() { stop(); }

  /// @param first  runs before anything else, still on the caller's thread
  void start(std::function<void()> const& first);
  bool runs() const { return running_; }
  /// Safe to call from any thread.
  void post(std::function<void()>);
  /// Runs it on the loop's thread and waits for its end.
  void run_there(std::function<void()> const&);
  /// Lets what was sent go out (at most two seconds), then ends every connection. Harmless when called again.
  void stop();

  Peers peers;

 private:
  boost::asio::awaitable<void> tick();
  void run();

  boost::asio::steady_timer clock_{peers.io};
  std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> guard_;
  std::thread thread_;
  bool running_{};
};

}  // namespace platform::net
