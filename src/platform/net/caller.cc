// Calling with patience: a partner that is away is not hammered, one that comes back is found within a minute.
#include "platform/net/caller.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "platform/log/log.h"
#include "platform/net/transport/connection.h"
#include "platform/net/transport/loop.h"

namespace platform::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds kLook{200}, kLasted{60'000};

ListenerSettings limits_of(CallerSettings const& settings) {
  ListenerSettings out;
  out.unsent_max = settings.unsent_max;
  return out;
}

}  // namespace

struct Caller::Machine {
  Machine(CallerSettings s, Listener::Open open)
      : settings{std::move(s)}, limits{limits_of(settings)}, loop{limits, std::move(open)} {}

  asio::awaitable<void> call_on();
  asio::awaitable<bool> call();
  asio::awaitable<void> wait_for_its_end();
  asio::awaitable<void> pause(milliseconds);

  CallerSettings settings;
  ListenerSettings limits;
  Loop loop;
};

asio::awaitable<void> Caller::Machine::pause(milliseconds time) {
  asio::steady_timer timer{loop.peers.io, time};
  co_await timer.async_wait(kTuple);
}

/// @returns whether somebody answered
asio::awaitable<bool> Caller::Machine::call() {
  auto const socket = std::make_shared<tcp::socket>(loop.peers.io);
  asio::steady_timer limit{loop.peers.io, milliseconds{settings.connect_ms}};
  limit.async_wait([socket](boost::system::error_code const& stopped) {
    boost::system::error_code ignored;
    if (!stopped) socket->close(ignored);
  });
  tcp::resolver resolver{loop.peers.io};
  auto [error, places] = co_await resolver.async_resolve(settings.host, std::to_string(settings.port), kTuple);
  tcp::endpoint reached;
  if (!error) std::tie(error, reached) = co_await asio::async_connect(*socket, places, kTuple);
  limit.cancel();
  if (error || !socket->is_open()) {
    log::write(log::Level::warning, "partner not reached",
               {{"host", settings.host}, {"port", std::to_string(settings.port)}, {"what", error.message()}});
    co_return false;
  }
  make_connection(std::move(*socket), reached.address(), loop.peers, nullptr)->begin();
  co_return true;
}

asio::awaitable<void> Caller::Machine::wait_for_its_end() {
  while (loop.peers.reading && loop.peers.n_open > 0) co_await pause(kLook);
}

asio::awaitable<void> Caller::Machine::call_on() {
  auto wait = settings.again_ms;
  while (loop.peers.reading) {
    auto const from = Clock::now();
    if (co_await call()) co_await wait_for_its_end();
    if (Clock::now() - from > kLasted) wait = settings.again_ms;
    co_await pause(milliseconds{wait});
    wait = std::min(2 * wait, settings.again_most_ms);
  }
}

Caller::Caller(CallerSettings settings, Listener::Open open)
    : machine_{std::make_unique<Machine>(std::move(settings), std::move(open))} {}

Caller::~Caller() { stop(); }

void Caller::start() {
  machine_->loop.start([this] { asio::co_spawn(machine_->loop.peers.io, machine_->call_on(), asio::detached); });
}

void Caller::post(std::function<void()> work) { machine_->loop.post(std::move(work)); }

void Caller::stop() { machine_->loop.stop(); }

}  // namespace platform::net
