// The client for the operator's address: what it accepts as one, what it sends, and what it takes for an
// answer.
#include "platform/net/post.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

namespace platform::net {
namespace {

std::string fault_of(char const* url) {
  try {
    parse_address(url);
    return "none";
  } catch (std::runtime_error const& e) {
    return e.what();
  }
}

TEST(PostAddress, a_sound_url_is_taken_apart) {
  auto const a = parse_address("https://sms.example.cn/v1/send?app=7");
  EXPECT_TRUE(a.tls);
  EXPECT_EQ(a.host, "sms.example.cn");
  EXPECT_EQ(a.port, 443);
  EXPECT_EQ(a.path, "/v1/send?app=7");
  auto const b = parse_address("http://[::1]:8080");
  EXPECT_FALSE(b.tls);
  EXPECT_EQ(b.host, "::1");
  EXPECT_EQ(b.port, 8080);
  EXPECT_EQ(b.path, "/");
  EXPECT_EQ(origin_of(a), "https://sms.example.cn:443");
  EXPECT_EQ(origin_of(b), "http://[::1]:8080");
}

TEST(PostAddress, clear_text_stays_on_this_machine_and_nothing_else_slips_in) {
  for (auto const* bad :
       {"http://sms.example.cn/", "http://127.0.0.1.example.cn/", "http://127.0.0.1@example.cn/", "ftp://x/",
        "https://", "https://u:p@x/", "https://x:0/", "https://x:99999/", "https://x:8a/",
        "https://x/\r\nA: b", "https://x/ y", "https://x/#f", "https://x;y/", "https://x'y/"})
    EXPECT_NE(fault_of(bad), "none") << bad;
}

/// Answers one connection with fixed bytes and keeps what it was sent.
class OneAnswer {
 public:
  explicit OneAnswer(std::string answer) : fd_{socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    bind(fd_, reinterpret_cast<sockaddr*>(&at), size);
    listen(fd_, 1);
    getsockname(fd_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread{[this, text = std::move(answer)] {
      auto const peer = accept(fd_, nullptr, nullptr);
      char chunk[4096];
      while (request.find("\r\n\r\n{}") == std::string::npos) {
        auto const n = recv(peer, chunk, sizeof chunk, 0);
        if (n <= 0) break;
        request.append(chunk, static_cast<std::size_t>(n));
      }
      send(peer, text.data(), text.size(), MSG_NOSIGNAL);
      if (text.empty()) recv(peer, chunk, sizeof chunk, 0);  // silent until the other side gives up
      close(peer);
    }};
  }
  ~OneAnswer() {
    join();
    close(fd_);
  }
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  Address address(bool tls = false) const { return {tls, "127.0.0.1", port_, "/send"}; }
  std::string request;

 private:
  int fd_;
  std::uint16_t port_{};
  std::thread thread_;
};

TEST(Post, the_letter_goes_out_whole_and_the_status_comes_back) {
  OneAnswer gateway{"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"};
  EXPECT_EQ(post_json(gateway.address(), {"{}", "secret", 5000}), 202);
  gateway.join();
  EXPECT_TRUE(gateway.request.starts_with("POST /send HTTP/1.1\r\nHost: 127.0.0.1:")) << gateway.request;
  EXPECT_NE(gateway.request.find("\r\nAuthorization: Bearer secret\r\n"), std::string::npos);
  EXPECT_NE(gateway.request.find("\r\nContent-Length: 2\r\n"), std::string::npos);
}

TEST(Post, a_redirect_is_an_answer_and_is_not_followed) {
  OneAnswer gateway{"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n"};
  EXPECT_EQ(post_json(gateway.address(), {"{}", "", 5000}), 302);
}

TEST(Post, noise_silence_and_a_closed_door_are_no_answer) {
  for (auto const* noise : {"SSH-2.0-x\r\n", "HTTP/1.1 2x0\r\n", "HTTP/1.1\r\n", "HTTP/1.1 -20 x\r\n"}) {
    OneAnswer gateway{noise};
    EXPECT_EQ(post_json(gateway.address(), {"{}", "", 5000}), 0) << noise;
  }
  OneAnswer silent{""};
  EXPECT_EQ(post_json(silent.address(), {"{}", "", 200}), 0);
  EXPECT_EQ(post_json({false, "127.0.0.1", 1, "/"}, {"{}", "", 1000}), 0);
}

TEST(Post, a_server_that_shows_no_trusted_certificate_learns_nothing) {
  OneAnswer plain{"HTTP/1.1 200 OK\r\n\r\n"};
  EXPECT_EQ(post_json(plain.address(true), {"{\"phone\":1}", "secret", 2000}), 0);
  plain.join();
  EXPECT_EQ(plain.request.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace platform::net
