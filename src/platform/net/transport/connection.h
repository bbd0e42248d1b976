// One connection of a listener: small while it is idle, since there may be tens of thousands.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>

#include "platform/net/listener.h"
#include "platform/net/transport/peers.h"

namespace boost::asio::ssl {
class context;
}

namespace platform::net {

/// Lives on the listener's thread; kept alive by the listener's books and by what it waits for.
class Connection : public Peer, public std::enable_shared_from_this<Connection> {
 public:
  void begin();
  void tick(std::int64_t now_ms);
  /// Sends what this turn has brought.
  void flush();
  bool is_sending() const { return !out_.empty() || writing_; }
  /// Ends at once.
  void cut();

  void send(std::string_view bytes) override;
  void close() override;
  void pause() override { paused_ = true; }
  void resume() override;
  std::string address() const override { return address_.to_string(); }

 protected:
  Connection(boost::asio::ip::address address, Peers& peers) : peers_{peers}, address_{std::move(address)} {}
  /// The handshake, if any, then `opened`; afterwards reads for as long as `wants_more`, then `stopped`.
  virtual void open() = 0;
  virtual void read() = 0;
  /// Writes what goes without waiting and takes it off `out_`. @returns false when the other side is gone
  virtual bool write_now() = 0;
  /// Writes all of `out_`. @returns false when the other side is gone
  virtual boost::asio::awaitable<bool> write() = 0;
  virtual void close_socket() = 0;
  void take(std::string_view bytes) {
    if (session_ && !closing_ && !gone_) session_->received(bytes);
  }
  bool wants_more() const { return !paused_ && !closing_ && !gone_ && peers_.reading; }
  void opened();
  /// Reading has ended, for now or for good. @param good  false: the other side is gone
  void stopped(bool good);
  void spawn(boost::asio::awaitable<void>);

  Peers& peers_;
  std::string out_;

 private:
  boost::asio::awaitable<void> write_on();
  void end_if_unused();

  boost::asio::ip::address address_;
  std::unique_ptr<Session> session_;
  std::size_t place_{};        ///< in peers_.all
  std::int64_t deadline_ms_{}; ///< of the handshake
  bool running_{}, writing_{}, queued_{}, paused_{}, closing_{}, gone_{}, ended_{};
};

std::shared_ptr<Connection> make_connection(boost::asio::ip::tcp::socket, boost::asio::ip::address, Peers&,
                                            boost::asio::ssl::context*);
/// TLS 1.2 and newer with this certificate. @throws boost::system::system_error when the files are no use
std::shared_ptr<boost::asio::ssl::context> make_server_context(std::string const& certificate_file,
                                                               std::string const& key_file);

}  // namespace platform::net
