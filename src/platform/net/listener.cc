// Accepting within limits.
#include "platform/net/listener.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "platform/net/transport/connection.h"
#include "platform/net/transport/loop.h"

namespace platform::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

struct Listener::Machine {
  Machine(ListenerSettings s, Open open) : settings{std::move(s)}, loop{settings, std::move(open)} {
    tokens = settings.accepts_burst;
  }

  void listen();
  asio::awaitable<void> accept();
  asio::awaitable<void> wait_for_token();
  void welcome(tcp::socket);

  ListenerSettings settings;
  std::shared_ptr<asio::ssl::context> tls;
  Loop loop;
  tcp::acceptor acceptor{loop.peers.io};
  double tokens{};
  Clock::time_point counted_at{Clock::now()};
  std::uint16_t port{};
};

void Listener::Machine::listen() {
  tcp::endpoint const endpoint{asio::ip::make_address(settings.address), settings.port};
  acceptor.open(endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address{true});
  acceptor.bind(endpoint);
  acceptor.listen(4096);
  port = acceptor.local_endpoint().port();
  asio::co_spawn(loop.peers.io, accept(), asio::detached);
}

/// After an outage every terminal comes back within seconds: who is too early waits in the kernel's queue.
asio::awaitable<void> Listener::Machine::wait_for_token() {
  while (true) {
    auto const now = Clock::now();
    auto const passed = std::chrono::duration<double>(now - counted_at).count();
    tokens = std::min(settings.accepts_burst, tokens + passed * settings.accepts_per_s);
    counted_at = now;
    if (tokens >= 1) break;
    asio::steady_timer pause{loop.peers.io, milliseconds{10}};
    co_await pause.async_wait(kTuple);
  }
  tokens -= 1;
}

asio::awaitable<void> Listener::Machine::accept() {
  while (loop.peers.reading) {
    co_await wait_for_token();
    auto [error, socket] = co_await acceptor.async_accept(loop.peers.io, kTuple);
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
    if (!error) {
      welcome(std::move(socket));
    } else {  // out of descriptors: wait until some connection has ended
      asio::steady_timer pause{loop.peers.io, milliseconds{50}};
      co_await pause.async_wait(kTuple);
    }
  }
}

void Listener::Machine::welcome(tcp::socket socket) {
  auto& peers = loop.peers;
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

Listener::Listener(ListenerSettings settings, Open open)
    : machine_{std::make_unique<Machine>(std::move(settings), std::move(open))} {}

Listener::~Listener() { stop(); }

void Listener::start() {
  auto& m = *machine_;
  if (!m.settings.certificate_file.empty())
    m.tls = make_server_context(m.settings.certificate_file, m.settings.key_file);
  m.loop.start([&m] { m.listen(); });
}

std::uint16_t Listener::port() const { return machine_->port; }

void Listener::post(std::function<void()> work) { machine_->loop.post(std::move(work)); }

void Listener::stop_reading() {
  auto& m = *machine_;
  if (!m.loop.runs()) return;
  m.loop.run_there([&m] {
    m.loop.peers.reading = false;
    boost::system::error_code ignored;
    m.acceptor.close(ignored);
  });
}

void Listener::stop() {
  stop_reading();
  machine_->loop.stop();
}

ListenerCounts Listener::counts() const {
  auto const& p = machine_->loop.peers;
  return {p.n_open, p.n_accepted, p.n_refused, p.n_cut};
}

}  // namespace platform::net
