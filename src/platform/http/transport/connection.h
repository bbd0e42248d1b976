// One client's connection: reads requests one after the other, has them answered, writes the responses.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/desk.h"
#include "platform/http/transport/wire.h"

namespace platform::http {

/// What the connections of one transport thread share.
struct Lane;

/// Lives on the thread of its lane; kept alive by its own coroutine.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::ip::tcp::socket, Lane&, Desk&, boost::asio::ssl::context*);
  /// Over bytes that are there already, from a client that is known.
  Connection(std::unique_ptr<Wire>, Client, Lane&, Desk&);
  ~Connection();

  boost::asio::awaitable<void> run();
  /// Cuts the connection when it has been waiting for the client for too long.
  void check_deadline(std::int64_t now_ms);
  /// Cuts the connection when it has been between two requests for a moment.
  void cut_if_idle();
  void cut();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  /// How reading went: all there, the client left, or it must be refused.
  struct Read {
    bool ok{false};
    base::RefusalKind const* refused{};
  };

  void enter();
  boost::asio::awaitable<bool> open_wire();
  boost::asio::awaitable<void> serve();
  boost::asio::awaitable<bool> serve_one();
  boost::asio::awaitable<Read> read_head();
  boost::asio::awaitable<Read> read_body(std::size_t limit);
  boost::asio::awaitable<bool> skip_body();
  boost::asio::awaitable<bool> fill();
  base::RefusalKind const* check_head() const;
  Head to_head() const;
  boost::asio::awaitable<Response> decide(TicketPtr const&);
  boost::asio::awaitable<bool> write(Response const&, After, bool with_body);
  boost::asio::awaitable<void> refuse(base::RefusalKind const&);
  boost::asio::awaitable<void> linger();
  boost::asio::awaitable<void> stream(TicketPtr const&, std::shared_ptr<live::Feed>);
  boost::asio::awaitable<std::int64_t> catch_up(live::Feed const&);
  boost::asio::awaitable<bool> write_text(std::string const&);
  void finish(Ticket const&, Response const&);
  void allow_ms(int ms);

  boost::asio::ip::tcp::socket socket_;  ///< until the wire takes it
  Lane& lane_;
  Desk& desk_;
  boost::asio::ssl::context* tls_;
  std::unique_ptr<Wire> wire_;
  Client client_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string out_;
  boost::asio::steady_timer bell_;  ///< rings when the feed has something
  std::int64_t deadline_ms_{};      ///< steady clock; 0 = none
  bool idle_{true};
  std::int64_t idle_since_ms_{};
};

}  // namespace platform::http
