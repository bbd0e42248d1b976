// A loop runs until it is stopped, whatever its sessions throw.
#include "platform/net/transport/loop.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <future>

#include "platform/log/log.h"
#include "platform/net/transport/connection.h"

namespace platform::net {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr int kTickMs = 500, kGraceMs = 2'000;

asio::awaitable<void> Loop::tick() {
  while (true) {
    clock_.expires_after(milliseconds{kTickMs});
    auto const [error] = co_await clock_.async_wait(kTuple);
    if (error) co_return;
    auto const now = std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()).count();
    for (std::size_t i = 0; i < peers.all.size(); ++i) peers.all[i]->tick(now);
  }
}

/// What a session's tick or posted work throws is told and ends nobody else's connection.
void Loop::run() {
  for (auto ended = false; !ended;) {
    try {
      peers.io.run();
      ended = true;
    } catch (std::exception const& e) {
      log::write(log::Level::error, "session failed", {{"what", e.what()}});
    }
  }
}

void Loop::start(std::function<void()> const& first) {
  first();
  asio::co_spawn(peers.io, tick(), asio::detached);
  guard_.emplace(peers.io.get_executor());
  running_ = true;
  thread_ = std::thread{[this] { run(); }};
}

void Loop::post(std::function<void()> work) { asio::post(peers.io, std::move(work)); }

void Loop::run_there(std::function<void()> const& work) {
  std::promise<void> done;
  asio::post(peers.io, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

void Loop::stop() {
  if (!running_) return;
  auto const until = Clock::now() + milliseconds{kGraceMs};
  for (auto sent = false; !sent && Clock::now() < until;) {
    run_there([&] {
      peers.reading = false;
      sent = std::ranges::none_of(peers.all, [](auto const& c) { return c->is_sending(); });
    });
    if (!sent) std::this_thread::sleep_for(milliseconds{5});
  }
  run_there([this] {
    for (std::size_t i = 0; i < peers.all.size(); ++i) peers.all[i]->cut();
    clock_.cancel();
  });
  guard_.reset();
  for (auto left = 100; left > 0 && peers.n_open > 0; --left) std::this_thread::sleep_for(milliseconds{5});
  peers.io.stop();
  thread_.join();
  running_ = false;
}

}  // namespace platform::net
