// A vehicle terminal of JT/T 808 for tests and benches: one blocking connection, whole control over the bytes.
#pragma once
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/hex.h"
#include "base/time.h"
#include "engine/jtt/cutter.h"
#include "engine/jtt/terminal_frame.h"

namespace testing_support {

/// Big-endian bytes.
inline std::string bytes_of(std::uint64_t n, int width) {
  std::string out;
  for (int i = width - 1; i >= 0; --i) out += static_cast<char>(n >> (8 * i) & 0xff);
  return out;
}

/// What a report of a position says.
struct Fix {
  base::Instant at;
  double lat{25.1}, lon{102.7};
  std::uint32_t alarm{}, status{3};  ///< ignition on, positioned
  std::uint16_t speed_dkmh{360};
};

/// The body of 0x0200, without additional items.
inline std::string report_body(Fix const& f) {
  auto const text = base::to_rfc3339(f.at.plus_ms(base::kChinaOffsetMs));
  auto const degrees = [](double d) { return bytes_of(static_cast<std::uint64_t>(d * 1e6 + 0.5), 4); };
  auto out = bytes_of(f.alarm, 4) + bytes_of(f.status, 4) + degrees(f.lat) + degrees(f.lon) + bytes_of(1900, 2) +
             bytes_of(f.speed_dkmh, 2) + bytes_of(90, 2);
  for (std::size_t const at : {2, 5, 8, 11, 14, 17})
    out += static_cast<char>((text[at] - '0') << 4 | (text[at + 1] - '0'));
  return out;
}

class Terminal {
 public:
  /// @param digits  of its number as on the wire: 12, or 20 for one of 2019
  explicit Terminal(std::string digits) {
    header_.is_2019 = digits.size() == 20;
    header_.version = header_.is_2019;
    header_.number.digits = std::move(digits);
  }
  ~Terminal() { hang_up(); }
  Terminal(Terminal&& other) noexcept
      : header_{std::move(other.header_)}, fd_{std::exchange(other.fd_, -1)}, serial_{other.serial_},
        cutter_{std::move(other.cutter_)}, frames_{std::move(other.frames_)} {}

  void connect(std::uint16_t port) {
    if (!dial(port, 0)) throw std::runtime_error{"cannot connect"};
  }
  /// Does not wait: the socket can be written once it is connected, and never blocks.
  void begin_to_connect(std::uint16_t port) {
    if (!dial(port, SOCK_NONBLOCK) && errno != EINPROGRESS) throw std::runtime_error{"cannot connect"};
  }
  void hang_up() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }
  int socket_fd() const { return fd_; }
  jtt::Header const& header() const { return header_; }

  /// A whole frame with the next serial, not sent.
  std::string frame(std::uint16_t message, std::string_view body) {
    return jtt::write_frame(header_, message, serial_++, body);
  }
  /// A part with the next serial, not sent.
  std::string part(std::uint16_t message, std::uint16_t of, std::uint16_t number, std::string_view body) {
    std::string bytes = bytes_of(message, 2) + bytes_of(body.size() | 0x2000 | (header_.is_2019 ? 0x4000 : 0), 2);
    if (header_.is_2019) bytes += static_cast<char>(header_.version);
    bytes += base::from_hex(header_.number.digits).value() + bytes_of(serial_++, 2) + bytes_of(of, 2) +
             bytes_of(number, 2);
    bytes += body;
    char sum = 0;
    for (auto const c : bytes) sum = static_cast<char>(sum ^ c);
    return jtt::kFlag + jtt::escape(bytes + sum) + jtt::kFlag;
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      auto const n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) throw std::runtime_error{"the gateway is gone"};
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  std::uint16_t send(std::uint16_t message, std::string_view body = {}) {
    write(frame(message, body));
    return static_cast<std::uint16_t>(serial_ - 1);
  }
  /// The next frame of the gateway; nothing when none comes within `ms` or it has closed.
  std::optional<jtt::Frame> receive(int ms = 5'000) {
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{ms};
    while (frames_.empty()) {
      auto const left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
      if (left < 0 || !fill(static_cast<int>(left))) return {};
    }
    auto out = std::move(frames_.front());
    frames_.pop_front();
    return out;
  }
  bool closed_within(int ms) {
    auto const until = std::chrono::steady_clock::now() + std::chrono::milliseconds{ms};
    while (!closed_ && std::chrono::steady_clock::now() < until)
      if (!fill(20) && closed_) break;
    return closed_;
  }

  /// Result of the 0x8001 that answers; -1 when something else, or nothing, comes.
  int ask(std::uint16_t message, std::string_view body = {}) { return result_for(send(message, body), message); }
  int result_for(std::uint16_t serial, std::uint16_t message, int ms = 5'000) {
    auto const got = receive(ms);
    if (!got || got->header.message != 0x8001 || got->body.size() != 5) return -1;
    if (got->body.substr(0, 4) != bytes_of(serial, 2) + bytes_of(message, 2)) return -2;
    return got->body[4];
  }
  int authenticate(std::string_view code) { return ask(0x0102, authentication_body(code)); }
  std::string authentication_body(std::string_view code) const {
    if (!header_.is_2019) return std::string{code};
    return bytes_of(code.size(), 1) + std::string{code} + std::string(15, '0') + std::string(20, '\0');
  }
  std::string registration_body(std::string_view device_id) const {
    auto const field = [](std::string_view text, std::size_t n) {
      std::string out{text.substr(0, n)};
      return out + std::string(n - out.size(), '\0');
    };
    auto const is_2019 = header_.is_2019;
    return bytes_of(53, 2) + bytes_of(0, 2) + field("MAKER", is_2019 ? 11 : 5) + field("MODEL", is_2019 ? 30 : 20) +
           field(device_id, is_2019 ? 30 : 7) + bytes_of(2, 1) + "PLATE";
  }

 private:
  bool dial(std::uint16_t port, int flags) {
    hang_up();
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    int const on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    cutter_ = {};
    frames_.clear();
    closed_ = false;
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  bool fill(int ms) {
    pollfd p{fd_, POLLIN, 0};
    if (poll(&p, 1, ms) <= 0) return false;
    char buffer[16 * 1024];
    auto const n = recv(fd_, buffer, sizeof buffer, 0);
    if (n <= 0) return closed_ = true, false;
    cutter_.feed({buffer, static_cast<std::size_t>(n)}, [this](std::string_view wire) {
      auto frame = jtt::read_frame(wire);
      if (auto* const good = std::get_if<jtt::Frame>(&frame)) frames_.push_back(std::move(*good));
    });
    return true;
  }

  jtt::Header header_;
  int fd_{-1};
  std::uint16_t serial_{};
  bool closed_{};
  jtt::Cutter cutter_;
  std::deque<jtt::Frame> frames_;
};

}  // namespace testing_support
