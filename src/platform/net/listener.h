// A TCP or TLS port whose connections speak a protocol of their own: bytes in, bytes out, limits, an orderly end.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace platform::net {

struct ListenerSettings {
  std::string address{"127.0.0.1"};
  std::uint16_t port{};              ///< 0 = any free one
  std::string certificate_file;      ///< PEM chain; "" = no TLS
  std::string key_file;
  std::size_t connections_max{60'000};
  std::size_t of_address_max{2'000}; ///< connections of one address
  double accepts_per_s{2'000};       ///< beyond, newcomers wait in the kernel's queue
  double accepts_burst{4'000};
  std::size_t unsent_max{256 * 1024};  ///< bytes that wait for a peer that does not read; beyond, it is cut
  int handshake_ms{10'000};
};

/// The other side of a connection, as its session sees it.
class Peer {
 public:
  virtual ~Peer() = default;
  /// Goes out with whatever else is sent in the same turn.
  virtual void send(std::string_view bytes) = 0;
  /// Ends the connection once what was sent has gone out. Nothing more is received.
  virtual void close() = 0;
  /// Nothing is read until `resume`: the other side has to wait.
  virtual void pause() = 0;
  virtual void resume() = 0;
  virtual std::string address() const = 0;
};

/// What a protocol keeps of one connection. Used on the listener's thread only; destroyed with the connection.
class Session {
 public:
  virtual ~Session() = default;
  /// Bytes as they came; the view ends with the call.
  virtual void received(std::string_view bytes) = 0;
  /// About twice a second. @param now_ms  steady clock
  virtual void tick(std::int64_t now_ms) = 0;
};

struct ListenerCounts {
  std::int64_t open{}, accepted{}, refused{}, cut{};  ///< refused: too many; cut: did not read
};

/// One port with one thread of its own. Started and stopped by one thread.
class Listener {
 public:
  using Open = std::function<std::unique_ptr<Session>(Peer&)>;
  Listener(ListenerSettings, Open);
  ~Listener();

  /// @throws std::exception when the address is taken or the certificate is no use
  void start();
  /// The port that it listens on, also when the settings said 0.
  std::uint16_t port() const;
  /// Runs on the listener's thread; safe to call from any. After `stop` nothing runs.
  void post(std::function<void()>);
  /// Accepts and reads nothing more; what sessions send still goes out.
  void stop_reading();
  /// Lets what was sent go out (at most two seconds), then ends every connection. Harmless when called again.
  void stop();
  ListenerCounts counts() const;

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace platform::net
