// A small blocking HTTP client for tests: one connection, whole control over the bytes.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace testing_support {

struct Reply {
  int status{0};                               ///< 0: the server closed without a response
  std::map<std::string, std::string> headers;  ///< names in lower case; Set-Cookie lines joined by '\n'
  std::string body;
};

using Lines = std::vector<std::pair<std::string, std::string>>;

/// Not safe for use by several threads. @throws std::runtime_error when it cannot connect
class HttpClient {
 public:
  enum class Tls { none, any_certificate };
  explicit HttpClient(std::uint16_t port, Tls tls = Tls::none, std::string const& ca_file = {});
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;

  /// Sent with every request from now on ("Authorization", "Cookie", …).
  void always(std::string name, std::string value);
  Reply get(std::string const& target, Lines const& lines = {});
  /// A JSON body; writes carry a fresh Idempotency-Key unless `lines` has one.
  Reply send(std::string const& method, std::string const& target, std::string const& body, Lines const& lines = {});
  Reply post(std::string const& target, std::string const& body, Lines const& lines = {}) {
    return send("POST", target, body, lines);
  }

  void write(std::string_view bytes);
  /// Says that nothing more will be written; the response can still be read.
  void end();
  /// The next response; `head_only` for HEAD and streams.
  Reply read(bool head_only = false);
  /// Reads until `text` has come, at most `ms`. @returns everything read so far, for streams
  std::string read_until(std::string_view text, int ms = 5000);
  /// True when the server has closed within `ms`.
  bool closed_within(int ms);

 private:
  struct Link;
  bool fill(int ms);
  std::unique_ptr<Link> link_;
  std::string buffer_;
  Lines always_;
};

/// A fresh UUID for Idempotency-Key.
std::string make_key();

}  // namespace testing_support
