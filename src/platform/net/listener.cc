// Accepting within limits, a clock tick for every session, and an orderly end.
#include "platform/net/listener.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <future>
#include <optional>
#include <thread>

#include "platform/log/log.h"
#include "platform/net/transport/connection.h"

namespace platform::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr int kTickMs = 500, kGraceMs = 2'000;

struct Listener::Machine {
  Machine(ListenerSettings s, Open open) : settings{std::move(s)}, peers{settings} {
    peers.open = std::move(open);
    tokens = settings.accepts_burst;
  }

  void listen();
  asio::awaitable<void> accept();
  asio::awaitable<void> wait_for_token();
  asio::awaitable<void> tick();
  void welcome(tcp::socket);
  void run();
  /// Runs it on the listener's thread and waits for its end.
  void run_there(std::function<void()> const&);

  ListenerSettings settings;
  std::shared_ptr<asio::ssl::context> tls;
  Peers peers;
  tcp::acceptor acceptor{peers.io};
  asio::steady_timer clock{peers.io};
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> guard;
  std::thread thread;
  double tokens{};
  Clock::time_point counted_at{Clock::now()};
  std::uint16_t port{};
  bool running{};
};

void Listener::Machine::listen() {
  tcp::endpoint const endpoint{asio::ip::make_address(settings.address), settings.port};
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address{true});
  acceptor.bind(endpoint);
  acceptor.listen(4096);
  port = acceptor.local_endpoint().port();
  asio::co_spawn(peers.io, accept(), asio::detached);
  asio::co_spawn(peers.io, tick(), asio::detached);
}

/// After an outage every terminal comes back within seconds: who is too early waits in the kernel's queue.
asio::awaitable<void> Listener::Machine::wait_for_token() {
  while (true) {
    auto const now = Clock::now();
    auto const passed = std::chrono::duration<double>(now - counted_at).count();
    tokens = std::min(settings.accepts_burst, tokens + passed * settings.accepts_per_s);
    counted_at = now;
    if (tokens >= 1) break;
    asio::steady_timer pause{peers.io, milliseconds{10}};
    co_await pause.async_wait(kTuple);
  }
  tokens -= 1;
}

asio::awaitable<void> Listener::Machine::accept() {
  while (peers.reading) {
    co_await wait_for_token();
    auto [error, socket] = co_await acceptor.async_accept(peers.io, kTuple);
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
    if (!error) {
      welcome(std::move(socket));
    } else {  // out of descriptors: wait until some connection has ended
      asio::steady_timer pause{peers.io, milliseconds{50}};
      co_await pause.async_wait(kTuple);
    }
  }
}

void Listener::Machine::welcome(tcp::socket socket) {
  boost::system::error_code error;
  auto const address = socket.remote_endpoint(error).address();
  if (error) return;
  auto const found = peers.of_address.find(address);
  auto const of_address = found == peers.of_address.end() ? 0 : found->second;
  if (peers.all.size() >= settings.connections_max || of_address >= settings.of_address_max) {
    ++peers.n_refused;
    return;  // the socket closes
  }
  ++peers.n_accepted;
  make_connection(std::move(socket), address, peers, tls.get())->begin();
}

asio::awaitable<void> Listener::Machine::tick() {
  while (true) {
    clock.expires_after(milliseconds{kTickMs});
    auto const [error] = co_await clock.async_wait(kTuple);
    if (error) co_return;
    auto const now = std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()).count();
    for (std::size_t i = 0; i < peers.all.size(); ++i) peers.all[i]->tick(now);
  }
}

/// What a session's tick or posted work throws is told and ends nobody else's connection.
void Listener::Machine::run() {
  for (auto ended = false; !ended;) {
    try {
      peers.io.run();
      ended = true;
    } catch (std::exception const& e) {
      log::write(log::Level::error, "session failed", {{"what", e.what()}});
    }
  }
}

void Listener::Machine::run_there(std::function<void()> const& work) {
  std::promise<void> done;
  asio::post(peers.io, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

Listener::Listener(ListenerSettings settings, Open open)
    : machine_{std::make_unique<Machine>(std::move(settings), std::move(open))} {}

Listener::~Listener() { stop(); }

void Listener::start() {
  auto& m = *machine_;
  if (!m.settings.certificate_file.empty())
    m.tls = make_server_context(m.settings.certificate_file, m.settings.key_file);
  m.listen();
  m.guard.emplace(m.peers.io.get_executor());
  m.running = true;
  m.thread = std::thread{[&m] { m.run(); }};
}

std::uint16_t Listener::port() const { return machine_->port; }

void Listener::post(std::function<void()> work) { asio::post(machine_->peers.io, std::move(work)); }

void Listener::stop_reading() {
  auto& m = *machine_;
  if (!m.running) return;
  m.run_there([&m] {
    m.peers.reading = false;
    boost::system::error_code ignored;
    m.acceptor.close(ignored);
  });
}

void Listener::stop() {
  auto& m = *machine_;
  if (!m.running) return;
  stop_reading();
  auto const until = Clock::now() + milliseconds{kGraceMs};
  for (auto sent = false; !sent && Clock::now() < until;) {
    m.run_there([&] {
      sent = std::ranges::none_of(m.peers.all, [](auto const& c) { return c->is_sending(); });
    });
    if (!sent) std::this_thread::sleep_for(milliseconds{5});
  }
  m.run_there([&m] {
    for (std::size_t i = 0; i < m.peers.all.size(); ++i) m.peers.all[i]->cut();
    m.clock.cancel();
  });
  m.guard.reset();
  for (auto left = 100; left > 0 && m.peers.n_open > 0; --left) std::this_thread::sleep_for(milliseconds{5});
  m.peers.io.stop();
  m.thread.join();
  m.running = false;
}

ListenerCounts Listener::counts() const {
  auto const& p = machine_->peers;
  return {p.n_open, p.n_accepted, p.n_refused, p.n_cut};
}

}  // namespace platform::net
