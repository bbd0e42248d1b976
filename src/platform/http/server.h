// The HTTP server: one acceptor that deals connections out to transport threads, and an orderly end.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "platform/http/backend.h"
#include "platform/http/endpoint.h"
#include "platform/http/settings.h"

namespace platform::http {

/// Started and stopped by one thread.
class Server {
 public:
  /// POST /api/commands and GET /api/live are added to the endpoints.
  Server(Settings, std::vector<Endpoint>, Backend);
  ~Server();

  /// Listens and serves. @throws std::exception when the address is taken or the certificate is no use
  void start();
  /// The port that it listens on, also when the settings said 0.
  std::uint16_t port() const;
  /// Tells clients to go (readiness 503, "Connection: close"), finishes what is under way, then ends. At most
  /// grace_ms + drain_ms, however long a client keeps silent. Harmless when called again.
  void stop();

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

/// The endpoints that the server adds: part of the API page too.
std::vector<Endpoint> own_endpoints();

}  // namespace platform::http
