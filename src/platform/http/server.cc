// The HTTP server: one acceptor that deals connections out to transport threads, and an orderly end.
#include "platform/http/server.h"

#include <linux/filter.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <future>

#include "platform/http/batch.h"
#include "platform/http/transport/connection.h"
#include "platform/http/transport/lane.h"
#include "platform/live/hub.h"
#include "platform/live/stream.h"
#include "platform/log/log.h"

namespace platform::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Guard = asio::executor_work_guard<asio::io_context::executor_type>;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);

std::vector<Endpoint> with_own(std::vector<Endpoint> endpoints) {
  for (auto& endpoint : own_endpoints()) endpoints.push_back(std::move(endpoint));
  return endpoints;
}

/// Lets no new connection begin while those that the kernel has accepted already are still taken.
void refuse_newcomers(int listening) {
  sock_filter drop_all[] = {{BPF_RET | BPF_K, 0, 0, 0}};
  sock_fprog const program{1, drop_all};
  setsockopt(listening, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

}  // namespace

std::vector<Endpoint> own_endpoints() {
  Route const commands{.method = Method::post, .path = "/api/commands", .permission = kSignedIn,
                       .summary = "Runs commands that were made offline, in order, each on its own",
                       .rate = Rate::write};
  Route const live{.method = Method::get, .path = "/api/live", .permission = kSignedIn,
                   .summary = "Follows the journal as server-sent events"};
  return {{commands, &base::type_of<Batch>(), [] { return std::make_shared<Batch>(); },
           &base::type_of<BatchAnswer>(), Batched{}},
          {live, &base::type_of<live::Watch>(), [] { return std::make_shared<live::Watch>(); }, nullptr, Streamed{}}};
}

struct Server::Machine {
  Machine(Settings s, std::vector<Endpoint> e, Backend b)
      : settings{std::move(s)}, endpoints{with_own(std::move(e))}, backend{std::move(b)},
        desk{settings, endpoints, backend} {}

  void open_lanes();
  void listen();
  asio::awaitable<void> accept();
  asio::awaitable<void> sweep(Lane&);
  void deal(tcp::socket, Lane&);
  void close_acceptor();
  void on_every_lane(void (Connection::*what)());
  std::size_t count_connections() const;
  bool wait_until_empty(Clock::time_point until);
  void end();

  Settings settings;
  std::vector<Endpoint> endpoints;
  Backend backend;
  std::atomic<int> waiting{0};
  Desk desk;
  std::vector<std::unique_ptr<Lane>> lanes;  ///< after the desk: connections that die with a lane still use it
  std::vector<Guard> guards;
  std::shared_ptr<asio::ssl::context> tls;
  std::unique_ptr<tcp::acceptor> acceptor;
  std::size_t next{0};
  std::uint16_t port{0};
  bool running{false};
};

void Server::Machine::open_lanes() {
  for (int i = 0; i < settings.threads; ++i) {
    auto& lane = *lanes.emplace_back(std::make_unique<Lane>(waiting));
    guards.emplace_back(lane.io.get_executor());
    asio::co_spawn(lane.io, sweep(lane), asio::detached);
  }
}

void Server::Machine::listen() {
  tcp::endpoint const endpoint{asio::ip::make_address(settings.address), settings.port};
  acceptor = std::make_unique<tcp::acceptor>(lanes.front()->io);
  acceptor->open(endpoint.protocol());
  acceptor->set_option(tcp::acceptor::reuse_address{true});
  acceptor->bind(endpoint);
  acceptor->listen(4096);
  port = acceptor->local_endpoint().port();
  asio::co_spawn(lanes.front()->io, accept(), asio::detached);
}

/// Connections are dealt out in turn: with one acceptor per thread the kernel may leave half of them to a busy thread.
asio::awaitable<void> Server::Machine::accept() {
  while (true) {
    auto& lane = *lanes[next++ % lanes.size()];
    auto [error, socket] = co_await acceptor->async_accept(lane.io, kTuple);
    if (error == asio::error::operation_aborted) co_return;
    if (!error) {
      deal(std::move(socket), lane);
    } else {  // out of descriptors: wait until some connection has ended
      asio::steady_timer pause{acceptor->get_executor(), std::chrono::milliseconds{50}};
      co_await pause.async_wait(kTuple);
    }
  }
}

void Server::Machine::deal(tcp::socket socket, Lane& lane) {
  if (count_connections() >= settings.connections_max) return;  // the socket closes
  ++lane.n_connections;
  asio::post(lane.io, [this, &lane, socket = std::move(socket)]() mutable {
    auto const connection = std::make_shared<Connection>(std::move(socket), lane, desk, tls.get());
    asio::co_spawn(lane.io, connection->run(), [connection](std::exception_ptr failure) {
      if (!failure) return;
      try {
        std::rethrow_exception(failure);
      } catch (std::exception const& e) {
        log::write(log::Level::error, "connection failed", {{"what", e.what()}});
      }
    });
  });
}

asio::awaitable<void> Server::Machine::sweep(Lane& lane) {
  while (true) {
    lane.sweeper.expires_after(std::chrono::milliseconds{200});
    auto const [error] = co_await lane.sweeper.async_wait(kTuple);
    if (error) co_return;
    auto const now = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
    for (auto* const connection : lane.connections) connection->check_deadline(now);
  }
}

/// Takes what the kernel has accepted already: closing over it would reset those clients.
void Server::Machine::close_acceptor() {
  refuse_newcomers(acceptor->native_handle());
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  std::promise<void> closed;
  asio::post(lanes.front()->io, [this, &closed] {
    boost::system::error_code error;
    acceptor->cancel(error);
    acceptor->non_blocking(true, error);
    while (true) {
      auto& lane = *lanes[next++ % lanes.size()];
      tcp::socket socket{lane.io};
      acceptor->accept(socket, error);
      if (error) break;
      deal(std::move(socket), lane);
    }
    acceptor->close(error);
    closed.set_value();
  });
  closed.get_future().wait();
}

void Server::Machine::on_every_lane(void (Connection::*what)()) {
  for (auto const& lane : lanes)
    asio::post(lane->io, [&lane = *lane, what] {
      for (auto* const connection : lane.connections) (connection->*what)();
    });
}

std::size_t Server::Machine::count_connections() const {
  std::size_t n = 0;
  for (auto const& lane : lanes) n += lane->n_connections;
  return n;
}

bool Server::Machine::wait_until_empty(Clock::time_point until) {
  while (count_connections() > 0 || waiting > 0) {
    if (Clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

void Server::Machine::end() {
  auto const until = Clock::now() + std::chrono::milliseconds{settings.grace_ms + settings.drain_ms};
  desk.drain();
  if (backend.hub) backend.hub->close_all();
  // Clients that are busy learn of the end with their next response; only then those that are silent are cut.
  wait_until_empty(Clock::now() + std::chrono::milliseconds{settings.grace_ms});
  close_acceptor();
  while (Clock::now() < until) {
    on_every_lane(&Connection::cut_if_idle);
    if (wait_until_empty(std::min(until, Clock::now() + std::chrono::milliseconds{50}))) break;
  }
  on_every_lane(&Connection::cut);
  desk.workers().stop();
  wait_until_empty(Clock::now() + std::chrono::milliseconds{500});
  guards.clear();
  for (auto const& lane : lanes) lane->io.stop();
  for (auto const& lane : lanes) lane->thread.join();
}

Server::Server(Settings settings, std::vector<Endpoint> endpoints, Backend backend)
    : machine_{std::make_unique<Machine>(std::move(settings), std::move(endpoints), std::move(backend))} {}

Server::~Server() {
  stop();
  // Somebody still owes an answer (a database that hangs): its callback must find the lanes alive.
  if (machine_->waiting > 0) machine_.release();
}

void Server::start() {
  auto& m = *machine_;
  if (!m.settings.certificate_file.empty()) m.tls = make_tls_context(m.settings.certificate_file, m.settings.key_file);
  m.open_lanes();
  m.listen();
  m.running = true;
  for (auto const& lane : m.lanes) lane->thread = std::thread{[&lane = *lane] { lane.io.run(); }};
}

std::uint16_t Server::port() const { return machine_->port; }

void Server::stop() {
  if (!machine_->running) return;
  machine_->running = false;
  machine_->end();
}

}  // namespace platform::http
