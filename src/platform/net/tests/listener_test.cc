// A port for protocols: limits, slow peers, pauses, an orderly end; plain and through TLS.
#include "platform/net/listener.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace platform::net {
namespace {

using std::chrono::milliseconds;

/// Sends back what comes; "pause" stops reading for a moment, "flood" sends without end, "bye" closes.
class Echo final : public Session {
 public:
  explicit Echo(Peer& peer) : peer_{peer} { ++alive; }
  ~Echo() override { --alive; }
  void received(std::string_view bytes) override {
    if (bytes == "bye") {
      peer_.send("farewell");
      return peer_.close();
    }
    if (bytes == "pause") {
      peer_.pause();
      paused_ = true;
      return;
    }
    if (bytes == "flood")
      for (int i = 0; i < 200; ++i) peer_.send(std::string(4096, 'x'));
    peer_.send(bytes);
  }
  void tick(std::int64_t) override {
    ++ticks;
    if (std::exchange(paused_, false)) peer_.resume();
  }
  static inline std::atomic<int> alive{0}, ticks{0};

 private:
  Peer& peer_;
  bool paused_{};
};

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_{socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Client() { close(fd_); }
  void write(std::string_view bytes) { ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  /// What comes within the time; "" when nothing does or the other side has closed.
  std::string read(int ms = 3'000) {
    pollfd p{fd_, POLLIN, 0};
    if (poll(&p, 1, ms) <= 0) return {};
    char buffer[65'536];
    auto const n = recv(fd_, buffer, sizeof buffer, 0);
    closed_ = n <= 0;
    return n > 0 ? std::string(buffer, static_cast<std::size_t>(n)) : std::string{};
  }
  bool closed() {
    for (int i = 0; i < 300 && !closed_; ++i) read(10);
    return closed_;
  }

 private:
  int fd_;
  bool connected_{}, closed_{};
};

class Port : public testing::Test {
 protected:
  void open() {
    listener_ = std::make_unique<Listener>(settings_, [](Peer& peer) { return std::make_unique<Echo>(peer); });
    listener_->start();
  }
  bool becomes(std::function<bool()> const& holds) {
    for (int i = 0; i < 300 && !holds(); ++i) std::this_thread::sleep_for(milliseconds{10});
    return holds();
  }
  ListenerSettings settings_;
  std::unique_ptr<Listener> listener_;
};

TEST_F(Port, bytes_go_in_and_out_and_a_session_ends_with_its_connection) {
  open();
  {
    Client one{listener_->port()}, two{listener_->port()};
    one.write("hello");
    two.write("there");
    EXPECT_EQ(one.read(), "hello");
    EXPECT_EQ(two.read(), "there");
    EXPECT_EQ(Echo::alive, 2);
    EXPECT_EQ(listener_->counts().open, 2);
  }
  EXPECT_TRUE(becomes([&] { return Echo::alive == 0 && listener_->counts().open == 0; }));
}

TEST_F(Port, closing_sends_what_was_said_before) {
  open();
  Client c{listener_->port()};
  c.write("bye");
  EXPECT_EQ(c.read(), "farewell");
  EXPECT_TRUE(c.closed());
  EXPECT_TRUE(becomes([] { return Echo::alive == 0; }));
}

TEST_F(Port, a_paused_peer_is_read_again_when_it_is_resumed) {
  open();
  Client c{listener_->port()};
  c.write("pause");
  std::this_thread::sleep_for(milliseconds{50});
  c.write("later");
  EXPECT_EQ(c.read(50), "");
  EXPECT_EQ(c.read(3'000), "later");
}

TEST_F(Port, a_peer_that_does_not_read_is_cut_and_nobody_else) {
  settings_.unsent_max = 300 * 1024;
  open();
  Client slow{listener_->port()}, good{listener_->port()};
  slow.write("flood");
  EXPECT_TRUE(becomes([&] { return listener_->counts().cut == 1; }));
  good.write("hello");
  EXPECT_EQ(good.read(), "hello");
}

TEST_F(Port, what_a_slow_peer_reads_late_arrives_whole) {
  open();
  settings_.unsent_max = 4 * 1024 * 1024;
  listener_.reset();
  open();
  Client c{listener_->port()};
  c.write("flood");
  std::this_thread::sleep_for(milliseconds{100});
  std::size_t n = 0;
  for (auto some = c.read(); !some.empty(); some = c.read(300)) n += some.size();
  EXPECT_EQ(n, 200u * 4096 + 5);
}

TEST_F(Port, one_address_has_so_many_connections_and_a_burst_waits_its_turn) {
  settings_.of_address_max = 3;
  open();
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 5; ++i) clients.push_back(std::make_unique<Client>(listener_->port()));
  EXPECT_TRUE(becomes([&] { return listener_->counts().refused == 2; }));
  EXPECT_EQ(listener_->counts().open, 3);
  listener_.reset();
  settings_.of_address_max = 100;
  settings_.accepts_burst = 1;
  settings_.accepts_per_s = 10;
  open();
  auto const begun = std::chrono::steady_clock::now();
  clients.clear();
  for (int i = 0; i < 6; ++i) clients.push_back(std::make_unique<Client>(listener_->port()));
  EXPECT_TRUE(becomes([&] { return listener_->counts().open == 6; }));
  EXPECT_GT(std::chrono::steady_clock::now() - begun, milliseconds{400});
}

TEST_F(Port, stopping_lets_what_was_sent_go_out) {
  settings_.unsent_max = 4 * 1024 * 1024;
  open();
  Client c{listener_->port()};
  c.write("flood");
  std::thread reader{[&] {
    std::size_t n = 0;
    for (auto some = c.read(); !some.empty(); some = c.read(1'000)) n += some.size();
    EXPECT_EQ(n, 200u * 4096 + 5);
  }};
  std::this_thread::sleep_for(milliseconds{50});
  listener_->stop();
  reader.join();
  EXPECT_EQ(Echo::alive, 0);
}

}  // namespace
}  // namespace platform::net
