// Blocking HTTP/1.1 by Beast, with or without TLS.
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "app/demo/client.h"

namespace app::demo {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

struct Connection::Wire {
  asio::io_context io;
  asio::ssl::context tls{asio::ssl::context::tls_client};
  asio::ssl::stream<tcp::socket> stream{io, tls};
  beast::flat_buffer buffer;
  bool encrypted{false};

  template <typename Stream>
  http::response<http::string_body> exchange(Stream& over, http::request<http::string_body> const& request) {
    http::write(over, request);
    http::response_parser<http::string_body> parser;
    parser.body_limit(64 * 1024 * 1024);
    http::read(over, buffer, parser);
    return parser.release();
  }
};

Connection::Connection(std::uint16_t port, std::string const& ca_file) : port_{port}, ca_file_{ca_file} {
  connect();
}

void Connection::connect() {
  wire_ = std::make_unique<Wire>();
  auto& w = *wire_;
  w.stream.next_layer().connect({asio::ip::address_v4::loopback(), port_});
  w.stream.next_layer().set_option(tcp::no_delay{true});
  if (ca_file_.empty()) return;
  w.encrypted = true;
  // The context was read when the stream was made, so the authority goes to the stream's own handle.
  SSL_CTX_load_verify_locations(SSL_get_SSL_CTX(w.stream.native_handle()), ca_file_.c_str(), nullptr);
  w.stream.set_verify_mode(asio::ssl::verify_peer);
  SSL_set1_host(w.stream.native_handle(), "localhost");
  w.stream.handshake(asio::ssl::stream_base::client);
}

Connection::~Connection() = default;

Reply Connection::call(char const* method, std::string const& target, std::string const& body,
                       std::vector<Header> const& headers) {
  http::request<http::string_body> request{http::string_to_verb(method), target, 11};
  request.set(http::field::host, "localhost");
  for (auto const& h : headers)
    request.set(beast::string_view{h.name.data(), h.name.size()},
                beast::string_view{h.value.data(), h.value.size()});
  request.body() = body;
  request.prepare_payload();
  auto const exchange = [&] {
    return wire_->encrypted ? wire_->exchange(wire_->stream, request)
                            : wire_->exchange(wire_->stream.next_layer(), request);
  };
  http::response<http::string_body> response;
  try {
    response = exchange();
  } catch (boost::system::system_error const&) {
    connect();  // the server ends what is idle; a command that had arrived is done once by its id
    response = exchange();
  }
  Reply out{static_cast<int>(response.result_int()), std::move(response.body()), {}};
  auto const cookie = std::string{response[http::field::set_cookie]};
  out.cookie = cookie.substr(0, cookie.find(';'));
  return out;
}

}  // namespace app::demo
