// Bytes on the wire: whatever comes over a connection, the server answers in HTTP or closes, and serves the next one.
// The connection reads from memory: sockets cost a thousand times what the parsing of an input costs.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "platform/http/transport/connection.h"
#include "platform/http/transport/lane.h"
#include "testing/fake_program.h"

namespace {

namespace asio = boost::asio;
namespace http = platform::http;

void demand(bool holds) {
  if (!holds) std::abort();
}

/// What a client sends, in two pieces, and then no more; and what it gets.
class Memory : public http::Wire {
 public:
  Memory(std::string_view first, std::string_view second, std::string& got) : pieces_{first, second}, got_{got} {}

  asio::awaitable<bool> open() override { co_return true; }
  asio::awaitable<std::size_t> read(asio::mutable_buffer into) override {
    auto& piece = pieces_[pieces_[0].empty()];
    auto const n = std::min(into.size(), piece.size());
    std::memcpy(into.data(), piece.data(), n);
    piece.remove_prefix(n);
    co_return n;
  }
  asio::awaitable<bool> write(Buffers buffers) override {
    for (auto const& part : buffers) got_.append(static_cast<char const*>(part.data()), part.size());
    co_return true;
  }
  void end() override {}
  void cut() override {}

 private:
  std::string_view pieces_[2];
  std::string& got_;
};

/// Runs the command here and forgets it, so that an hour of inputs leaves nothing behind.
platform::command::Answer act_on(platform::command::Command const& command,
                                 platform::command::Bus::Run const& run) {
  fake::NoTx tx;
  base::IdMaker ids{1};
  platform::command::Act act{tx, *command.hat, command.id, {1}, command.made_at, command.origin, ids};
  auto const out = run(act);
  if (out.ok()) return {200, out.value()};
  return {out.refusal().kind->status, platform::command::render_problem(out.refusal(), "")};
}

/// The desk of the fake program and one lane, which this thread drives.
struct Office {
  Office() {
    program.settings.limited = false;
    program.backend.submit = [](auto command, auto run, auto reply) { reply(act_on(command, run)); };
    endpoints = program.host.endpoints;
    for (auto& endpoint : http::own_endpoints()) endpoints.push_back(std::move(endpoint));
  }

  std::string serve(std::string_view first, std::string_view second) {
    std::string got;
    ++lane.n_connections;
    auto connection = std::make_shared<http::Connection>(std::make_unique<Memory>(first, second, got),
                                                         http::Client{"127.0.0.1", true, false}, lane, desk);
    auto done = false;
    // The handler keeps the connection, as the server's does: until it first runs, a coroutine keeps nothing alive.
    asio::co_spawn(lane.io, connection->run(), [connection, &done](std::exception_ptr failure) {
      demand(!failure);
      done = true;
    });
    connection.reset();
    while (!done) {
      if (lane.io.poll_one()) continue;
      if (lane.waiting > 0) lane.io.run_one();   // a worker owes the answer
      else program.hub.close_all();              // only who follows the journal waits longer than its client
    }
    lane.io.poll();
    demand(lane.connections.empty() && lane.n_connections == 0);
    return got;
  }

  fake::Program program;
  std::vector<http::Endpoint> endpoints;
  http::Desk desk{program.settings, endpoints, program.backend};
  std::atomic<int> waiting{0};
  http::Lane lane{waiting};
  asio::executor_work_guard<asio::io_context::executor_type> guard{lane.io.get_executor()};
};

Office& office() {
  static auto* const made = new Office;
  return *made;
}

bool is_http(std::string const& got) {
  namespace beast = boost::beast;
  beast::http::response_parser<beast::http::string_body> parser;
  parser.body_limit(boost::none);
  parser.eager(true);
  beast::error_code error;
  parser.put(asio::buffer(got), error);
  if (error && error != beast::http::error::need_more) return false;
  auto const status = parser.get().result_int();
  return parser.is_header_done() && status >= 100 && status <= 599;
}

}  // namespace

/// The first byte says where the stream is cut in two; the rest is the stream.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
  auto const cut = std::size_t{data[0]} % bytes.size();
  auto const got = office().serve(bytes.substr(0, cut), bytes.substr(cut));
  demand(got.empty() || is_http(got));
  return 0;
}
