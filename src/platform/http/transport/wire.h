// The bytes of a connection, plain or through TLS.
#pragma once
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace platform::http {

/// Used on one transport thread only.
class Wire {
 public:
  using Buffers = std::array<boost::asio::const_buffer, 2>;
  virtual ~Wire() = default;
  /// The handshake. @returns false when it failed
  virtual boost::asio::awaitable<bool> open() = 0;
  /// @returns bytes read; 0 at the end or after a failure
  virtual boost::asio::awaitable<std::size_t> read(boost::asio::mutable_buffer) = 0;
  /// Writes everything. @returns false when the other side is gone
  virtual boost::asio::awaitable<bool> write(Buffers) = 0;
  /// Says that nothing more will be written.
  virtual void end() = 0;
  /// Closes at once; what is under way ends with a failure.
  virtual void cut() = 0;
};

std::unique_ptr<Wire> make_plain_wire(boost::asio::ip::tcp::socket);
std::unique_ptr<Wire> make_tls_wire(boost::asio::ip::tcp::socket, boost::asio::ssl::context&);

/// TLS 1.2 and newer with this certificate. @throws boost::system::system_error when the files are no use
std::shared_ptr<boost::asio::ssl::context> make_tls_context(std::string const& certificate_file,
                                                            std::string const& key_file);

}  // namespace platform::http
