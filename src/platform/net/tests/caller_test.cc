// Calling a partner: connected once it is there, called again when it comes back.
#include "platform/net/caller.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace platform::net {
namespace {

using std::chrono::milliseconds;

/// Says its greeting when it is connected and counts what comes.
class Greeting final : public Session {
 public:
  Greeting(Peer& peer, std::string greeting, std::atomic<int>& heard, std::atomic<int>& alive)
      : heard_{heard}, alive_{alive} {
    ++alive_;
    peer.send(greeting);
  }
  ~Greeting() override { --alive_; }
  void received(std::string_view bytes) override { heard_ += static_cast<int>(bytes.size()); }
  void tick(std::int64_t) override {}

 private:
  std::atomic<int>&heard_, &alive_;
};

class Call : public testing::Test {
 protected:
  std::unique_ptr<Listener> partner(std::uint16_t port = 0) {
    auto out = std::make_unique<Listener>(ListenerSettings{.port = port}, [this](Peer& peer) {
      return std::make_unique<Greeting>(peer, "welcome", heard_there_, alive_there_);
    });
    out->start();
    return out;
  }
  std::unique_ptr<Caller> caller(std::uint16_t port) {
    auto out = std::make_unique<Caller>(CallerSettings{.host = "127.0.0.1", .port = port, .again_ms = 20},
                                        [this](Peer& peer) {
                                          return std::make_unique<Greeting>(peer, "hello", heard_here_, alive_here_);
                                        });
    out->start();
    return out;
  }
  bool becomes(std::function<bool()> const& holds) {
    for (int i = 0; i < 500 && !holds(); ++i) std::this_thread::sleep_for(milliseconds{10});
    return holds();
  }
  std::atomic<int> heard_here_{}, heard_there_{}, alive_here_{}, alive_there_{};
};

TEST_F(Call, both_sides_are_heard_and_the_session_ends_with_the_call) {
  auto const there = partner();
  auto const here = caller(there->port());
  EXPECT_TRUE(becomes([&] { return heard_here_ == 7 && heard_there_ == 5; }));
  EXPECT_EQ(alive_here_, 1);
  here->stop();
  EXPECT_EQ(alive_here_, 0);
  EXPECT_TRUE(becomes([&] { return alive_there_ == 0; }));
}

TEST_F(Call, a_partner_that_was_away_is_called_again) {
  auto there = partner();
  auto const port = there->port();
  auto const here = caller(port);
  ASSERT_TRUE(becomes([&] { return heard_there_ == 5; }));
  there.reset();
  ASSERT_TRUE(becomes([&] { return alive_here_ == 0; }));
  there = partner(port);
  EXPECT_TRUE(becomes([&] { return heard_there_ == 10; }));
}

TEST_F(Call, is_ended_while_nobody_answers) {
  auto const there = partner();
  auto const port = there->port();
  there->stop();
  auto const here = caller(port);
  std::this_thread::sleep_for(milliseconds{50});
  here->stop();
  EXPECT_EQ(alive_here_, 0);
}

}  // namespace
}  // namespace platform::net
