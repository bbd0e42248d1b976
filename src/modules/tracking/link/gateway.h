// The gateway: one port to which terminals connect, with a thread for its connections and a clerk who looks things up.
#pragma once
#include <memory>
#include <string>

#include "modules/tracking/link/switchboard.h"
#include "platform/net/listener.h"

namespace tracking::link {

/// Started and stopped by one thread. More machines, or more cores: more processes.
class Gateway {
 public:
  struct Settings {
    platform::net::ListenerSettings listener;
    Patience patience;
    std::string name;  ///< the same after a restart: connections that it left open end then
  };
  Gateway(std::unique_ptr<service::Books>, Settings);
  ~Gateway();

  /// @throws std::exception when the address is taken
  void start();
  /// Nothing more is read; what was accepted becomes durable and is acknowledged; then every connection ends.
  void stop();
  std::uint16_t port() const;
  /// Prometheus text format.
  std::string metrics() const;
  Counts const& counts() const;

 private:
  class Clerk;
  std::unique_ptr<service::Books> books_;
  std::string name_;
  std::unique_ptr<Switchboard> board_;
  std::unique_ptr<platform::net::Listener> listener_;
  std::unique_ptr<Clerk> clerk_;
  bool running_{};
};

}  // namespace tracking::link
