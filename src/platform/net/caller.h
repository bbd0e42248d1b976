// A connection that this program makes and keeps up: it calls, and calls again when the other side is gone.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "platform/net/listener.h"

namespace platform::net {

struct CallerSettings {
  std::string host;
  std::uint16_t port{};
  std::size_t unsent_max{4 * 1024 * 1024};  ///< bytes that wait for a peer that does not read; beyond, it is cut
  std::int64_t connect_ms{10'000};
  std::int64_t again_ms{1'000};        ///< before the next call; doubles with each failure …
  std::int64_t again_most_ms{60'000};  ///< … up to this
};

/// One thread, at most one connection, without TLS: such partners are reached over a line of one's own. Started and
/// stopped by one thread.
class Caller {
 public:
  Caller(CallerSettings, Listener::Open);
  ~Caller();

  void start();
  /// Runs on the caller's thread, where sessions live; safe to call from any. After `stop` nothing runs.
  void post(std::function<void()>);
  /// Lets what was sent go out, then hangs up. Harmless when called again.
  void stop();

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace platform::net
