// The bytes of a connection, plain or through TLS.
#include "platform/http/transport/wire.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace platform::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

/// @tparam Stream  tcp::socket, or a TLS stream over one
template <typename Stream>
class StreamWire : public Wire {
 public:
  template <typename... Arguments>
  explicit StreamWire(Arguments&&... arguments) : stream_{std::forward<Arguments>(arguments)...} {}

  asio::awaitable<bool> open() override { co_return true; }

  asio::awaitable<std::size_t> read(asio::mutable_buffer into) override {
    auto const [error, n] = co_await stream_.async_read_some(into, kTuple);
    co_return error ? 0 : n;
  }

  asio::awaitable<bool> write(Buffers buffers) override {
    auto const [error, n] = co_await asio::async_write(stream_, buffers, kTuple);
    co_return !error;
  }

  void end() override {
    boost::system::error_code ignored;
    stream_.lowest_layer().shutdown(tcp::socket::shutdown_send, ignored);
  }

  void cut() override {
    boost::system::error_code ignored;
    stream_.lowest_layer().close(ignored);
  }

 protected:
  Stream stream_;
};

using PlainWire = StreamWire<tcp::socket>;

class TlsWire : public StreamWire<asio::ssl::stream<tcp::socket>> {
 public:
  using StreamWire::StreamWire;
  asio::awaitable<bool> open() override {
    auto const [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, kTuple);
    co_return !error;
  }
};

int select_protocol(SSL*, unsigned char const** out, unsigned char* out_length, unsigned char const* in,
                    unsigned int in_length, void*) {
  static constexpr unsigned char kHttp11[] = "\x08http/1.1";
  auto const found = SSL_select_next_proto(const_cast<unsigned char**>(out), out_length, kHttp11, sizeof kHttp11 - 1,
                                           in, in_length);
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

std::unique_ptr<Wire> make_plain_wire(tcp::socket socket) { return std::make_unique<PlainWire>(std::move(socket)); }

std::unique_ptr<Wire> make_tls_wire(tcp::socket socket, asio::ssl::context& context) {
  return std::make_unique<TlsWire>(std::move(socket), context);
}

std::shared_ptr<asio::ssl::context> make_tls_context(std::string const& certificate_file, std::string const& key_file) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
  context->use_certificate_chain_file(certificate_file);
  context->use_private_key_file(key_file, asio::ssl::context::pem);
  SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_alpn_select_cb(context->native_handle(), select_protocol, nullptr);
  return context;
}

}  // namespace platform::http
