// A small blocking HTTP client for tests: one connection, whole control over the bytes.
#include "testing/http_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <stdexcept>

#include "base/uuid.h"

namespace testing_support {
namespace {

constexpr int kPatienceMs = 10'000;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string lower(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(), [](unsigned char c) { return std::tolower(c); });
  return s;
}

void read_lines(std::string_view head, Reply& reply) {
  while (!head.empty()) {
    auto const end = std::min(head.find("\r\n"), head.size());
    auto const line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    auto const colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    auto& value = reply.headers[lower(std::string{line.substr(0, colon)})];
    value += (value.empty() ? "" : "\n") + std::string{line.substr(colon + 2)};
  }
}

}  // namespace

struct HttpClient::Link {
  int fd{-1};
  SSL_CTX* context{};
  SSL* ssl{};
  ~Link() {
    if (ssl) SSL_free(ssl);
    if (context) SSL_CTX_free(context);
    if (fd >= 0) close(fd);
  }
};

HttpClient::HttpClient(std::uint16_t port, Tls tls, std::string const& ca_file) : link_{std::make_unique<Link>()} {
  link_->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int const on = 1;
  setsockopt(link_->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(link_->fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error{"cannot connect"};
  if (tls == Tls::none) return;
  link_->context = SSL_CTX_new(TLS_client_method());
  if (!ca_file.empty()) {
    SSL_CTX_load_verify_locations(link_->context, ca_file.c_str(), nullptr);
    SSL_CTX_set_verify(link_->context, SSL_VERIFY_PEER, nullptr);
  }
  link_->ssl = SSL_new(link_->context);
  SSL_set_fd(link_->ssl, link_->fd);
  SSL_set1_host(link_->ssl, "localhost");
  if (SSL_connect(link_->ssl) != 1) throw std::runtime_error{"TLS handshake failed"};
}

HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;

void HttpClient::always(std::string name, std::string value) {
  always_.emplace_back(std::move(name), std::move(value));
}

Reply HttpClient::get(std::string const& target, Lines const& lines) {
  auto text = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n";
  for (auto const& [name, value] : always_) text += name + ": " + value + "\r\n";
  for (auto const& [name, value] : lines) text += name + ": " + value + "\r\n";
  write(text + "\r\n");
  return read();
}

Reply HttpClient::send(std::string const& method, std::string const& target, std::string const& body,
                       Lines const& lines) {
  auto text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n";
  auto const has = [&](std::string const& name) {
    return std::any_of(lines.begin(), lines.end(), [&](auto const& line) { return lower(line.first) == lower(name); });
  };
  if (!has("Content-Type")) text += "Content-Type: application/json\r\n";
  if (!has("Idempotency-Key")) text += "Idempotency-Key: " + make_key() + "\r\n";
  for (auto const& [name, value] : always_)
    if (!has(name)) text += name + ": " + value + "\r\n";
  for (auto const& [name, value] : lines)
    if (!value.empty()) text += name + ": " + value + "\r\n";
  write(text + "\r\n" + body);
  return read();
}

void HttpClient::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const n = link_->ssl ? SSL_write(link_->ssl, bytes.data(), static_cast<int>(bytes.size()))
                              : ::send(link_->fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return;  // the server has closed; the next read tells
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

void HttpClient::end() { shutdown(link_->fd, SHUT_WR); }

bool HttpClient::fill(int ms) {
  char chunk[16 * 1024];
  if (!link_->ssl || SSL_pending(link_->ssl) == 0) {
    pollfd waiting{link_->fd, POLLIN, 0};
    if (poll(&waiting, 1, ms) <= 0) return false;
  }
  auto const n = link_->ssl ? SSL_read(link_->ssl, chunk, sizeof chunk) : recv(link_->fd, chunk, sizeof chunk, 0);
  if (n <= 0) return false;
  buffer_.append(chunk, static_cast<std::size_t>(n));
  return true;
}

Reply HttpClient::read(bool head_only) {
  Reply reply;
  std::size_t end;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill(kPatienceMs)) return reply;
  reply.status = std::stoi(buffer_.substr(9, 3));
  read_lines(std::string_view{buffer_}.substr(0, end), reply);
  buffer_.erase(0, end + 4);
  auto const length = reply.headers.find("content-length");
  auto const expected = head_only || length == reply.headers.end() ? 0 : std::stoul(length->second);
  while (buffer_.size() < expected)
    if (!fill(kPatienceMs)) break;
  reply.body = buffer_.substr(0, expected);
  buffer_.erase(0, expected);
  return reply;
}

std::string HttpClient::read_until(std::string_view text, int ms) {
  auto const until = now_ms() + ms;
  while (buffer_.find(text) == std::string::npos) {
    auto const left = until - now_ms();
    if (left <= 0 || !fill(static_cast<int>(left))) break;
  }
  return buffer_;
}

bool HttpClient::closed_within(int ms) {
  pollfd waiting{link_->fd, POLLIN, 0};
  auto const until = now_ms() + ms;
  while (now_ms() < until) {
    if (poll(&waiting, 1, 20) <= 0) continue;
    char byte;
    if (recv(link_->fd, &byte, 1, MSG_PEEK) <= 0) return true;
    if (!fill(0)) return true;
  }
  return false;
}

std::string make_key() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  return base::Uuid::make_v7({now_ms()}, random(), random()).text();
}

}  // namespace testing_support
