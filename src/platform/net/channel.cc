// Sockets and OpenSSL, each step within the deadline.
#include "platform/net/channel.h"

#include <netdb.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <memory>

namespace platform::net {
namespace {

using Clock = std::chrono::steady_clock;

struct Socket {
  int fd{-1};
  ~Socket() {
    if (fd >= 0) close(fd);
  }
};

/// @returns false when the deadline came first
bool ready(int fd, short what, Clock::time_point until) {
  auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  pollfd waiting{fd, what, 0};
  return left > 0 && poll(&waiting, 1, static_cast<int>(left)) == 1;
}

/// Plain HTTP must not leave the machine, whatever the name resolves to.
bool is_loopback(sockaddr const& address) {
  if (address.sa_family == AF_INET)
    return ntohl(reinterpret_cast<sockaddr_in const&>(address).sin_addr.s_addr) >> 24 == 127;
  return address.sa_family == AF_INET6 &&
         IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr);
}

bool connect_to(Socket& to, addrinfo const& at, Clock::time_point until) {
  if (to.fd >= 0) close(to.fd);
  to.fd = socket(at.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (to.fd < 0) return false;
  if (connect(to.fd, at.ai_addr, at.ai_addrlen) == 0) return true;
  int fault = 0;
  socklen_t size = sizeof fault;
  return errno == EINPROGRESS && ready(to.fd, POLLOUT, until) &&
         getsockopt(to.fd, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 && fault == 0;
}

bool open_socket(Socket& out, Address const& to, Clock::time_point until) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(to.host.c_str(), std::to_string(to.port).c_str(), &hints, &found) != 0) return false;
  std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> const list{found, &freeaddrinfo};
  for (auto const* at = found; at; at = at->ai_next)
    if ((to.tls || is_loopback(*at->ai_addr)) && connect_to(out, *at, until)) return true;
  return false;
}

}  // namespace

/// The bytes in both directions, in clear or through TLS.
class Channel::Pipe {
 public:
  Pipe(Address const& to, Clock::time_point until) : until_{until} {
    open_ = open_socket(socket_, to, until) && (!to.tls || greet(to.host));
  }
  bool write(std::string_view bytes) {
    while (open_ && !bytes.empty()) {
      auto const n = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                          : static_cast<int>(send(socket_.fd, bytes.data(), bytes.size(), MSG_NOSIGNAL));
      if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
      open_ = n > 0 || wait_after(n, POLLOUT);
    }
    return open_;
  }
  bool read(std::string& into) {
    char chunk[4096];
    if (!open_) return false;
    auto const n = ssl_ ? SSL_read(ssl_.get(), chunk, sizeof chunk)
                        : static_cast<int>(recv(socket_.fd, chunk, sizeof chunk, 0));
    if (n > 0) into.append(chunk, static_cast<std::size_t>(n));
    open_ = n > 0 || wait_after(n, POLLIN);
    return open_;
  }

 private:
  bool greet(std::string const& host) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_default_verify_paths(context_.get());
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), socket_.fd);
    SSL_set_tlsext_host_name(ssl_.get(), host.c_str());
    if (SSL_set1_host(ssl_.get(), host.c_str()) != 1) return false;
    for (int n; (n = SSL_connect(ssl_.get())) != 1;)
      if (!wait_after(n, POLLIN)) return false;
    return true;
  }
  bool wait_after(int n, short wanted) {
    if (!ssl_) return n < 0 && (errno == EAGAIN || errno == EINTR) && ready(socket_.fd, wanted, until_);
    auto const why = SSL_get_error(ssl_.get(), n);
    if (why == SSL_ERROR_WANT_READ) return ready(socket_.fd, POLLIN, until_);
    return why == SSL_ERROR_WANT_WRITE && ready(socket_.fd, POLLOUT, until_);
  }

  Clock::time_point until_;
  Socket socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{nullptr, &SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, &SSL_free};
  bool open_{};
};

Channel::Channel(Address const& to, std::int64_t within_ms)
    : pipe_{std::make_unique<Pipe>(to, Clock::now() + std::chrono::milliseconds{within_ms})} {}
Channel::~Channel() = default;

bool Channel::write(std::string_view bytes) { return pipe_->write(bytes); }
bool Channel::read(std::string& into) { return pipe_->read(into); }

std::string host_of(Address const& to) {
  auto const host = to.host.find(':') == std::string::npos ? to.host : '[' + to.host + ']';
  return host + ':' + std::to_string(to.port);
}

int status_of(std::string_view line) {
  int status = 0;
  if (!line.starts_with("HTTP/1.") || line.size() < 12 || line[8] != ' ') return 0;
  auto const [end, fault] = std::from_chars(line.data() + 9, line.data() + 12, status);
  return fault == std::errc{} && end == line.data() + 12 && status >= 100 ? status : 0;
}

}  // namespace platform::net
