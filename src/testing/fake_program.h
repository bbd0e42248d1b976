// A program for the server to serve: a few endpoints, a bus that answers from a thread, two people with sessions.
#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "platform/app/host.h"
#include "platform/db/database.h"
#include "platform/http/server.h"
#include "platform/live/hub.h"
#include "testing/http_client.h"

namespace fake {

using platform::http::Method;
using platform::http::Rate;

#define REFUSAL_MODULE "fake"
#define FAKE_REFUSALS(X) X(too_heavy, 409, "太重。", "Too heavy.")
DECLARE_REFUSALS(FAKE_REFUSALS)
#undef REFUSAL_MODULE

struct Weigh {
  base::Id<struct BagTag> bag;
  base::Grams gross_g;
  std::optional<std::string> note;
};
DESCRIBE(Weigh, "Weighs a bag.", FIELD(bag, "the bag"), FIELD(gross_g, "grams").at_least(1).at_most(60'000),
         FIELD(note, "remark").longest(8))
struct Weighed {
  base::Id<struct BagTag> bag;
  std::int64_t count{};
};
DESCRIBE(Weighed, "What became of it.", FIELD(bag, "the bag"), FIELD(count, "how often this was weighed"))
struct Search {
  std::string text;
  std::int64_t limit{20};
};
DESCRIBE(Search, "Searches.", FIELD(text, "words").longest(20),
         FIELD(limit, "rows").at_least(1).at_most(500).or_default())
struct Found {
  std::string text;
};
DESCRIBE(Found, "What was found.", FIELD(text, "words"))
struct Nothing {};
DESCRIBE_EMPTY(Nothing, "No input.")

/// A transaction that nobody may use.
class NoTx : public platform::db::Tx {
 public:
  platform::db::Engine engine() const override { return platform::db::Engine::sqlite; }
  std::int64_t run(std::string_view, std::span<platform::db::Param const>, Sink const*) override { return 0; }
};

/// Runs commands one after the other on a thread of its own, and remembers outcomes as the bus does.
class Bus {
  using Real = platform::command::Bus;

 public:
  void submit(platform::command::Command command, Real::Run run, Real::Reply reply) {
    std::lock_guard const lock{mutex_};
    threads_.emplace_back([this, command, run, reply] {
      if (delay_ms) std::this_thread::sleep_for(std::chrono::milliseconds{delay_ms});
      reply(answer(command, run));
    });
    if (in_turn) threads_.back().join();
  }
  ~Bus() { join(); }
  void join() {
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }
  int delay_ms{0};
  bool in_turn{false};
  std::vector<std::string> order;

 private:
  platform::command::Answer answer(platform::command::Command const& command, platform::command::Bus::Run const& run) {
    std::lock_guard const lock{answers_mutex_};
    order.push_back(command.id.text());
    if (auto const found = answers_.find(command.id.text()); found != answers_.end())
      return {found->second.status, found->second.body, true};
    NoTx tx;
    base::IdMaker ids{1};
    platform::command::Act act{tx, *command.hat, command.id, {1}, command.made_at, command.origin, ids};
    auto const out = run(act);
    platform::command::Answer answer{200, {}};
    if (out.ok()) answer.body = out.value();
    else answer = {out.refusal().kind->status, platform::command::render_problem(out.refusal(), "")};
    answers_[command.id.text()] = answer;
    return answer;
  }
  std::mutex mutex_, answers_mutex_;
  std::vector<std::thread> threads_;
  std::map<std::string, platform::command::Answer> answers_;
};

using Permissions = std::set<std::string, std::less<>>;

inline std::shared_ptr<platform::auth::Hat const> make_hat(std::int64_t id, Permissions permissions) {
  platform::auth::Hat hat;
  hat.id = {id};
  hat.person = {id};
  hat.region = {130'632};
  hat.reach = platform::auth::Reach::region;
  hat.permissions = std::move(permissions);
  return std::make_shared<platform::auth::Hat const>(std::move(hat));
}

/// The program with its server on a free port. Change `settings` before `start`.
class Program {
 public:
  Program() {
    settings.port = 0;
    settings.grace_ms = 100;
    settings.drain_ms = 3000;
    install();
    backend.submit = [this](auto command, auto run, auto reply) { bus.submit(command, run, reply); };
    backend.read = [](auto const& reader) {
      NoTx tx;
      reader(tx);
    };
    backend.clock = [] {
      using namespace std::chrono;
      return base::Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    };
    backend.gatekeeper.recall = [this](std::string_view token) -> std::optional<platform::http::Signed> {
      std::lock_guard const lock{mutex};
      auto const found = sessions.find(std::string{token});
      if (found == sessions.end()) return {};
      return platform::http::Signed{found->second, "csrf-" + std::string{token}};
    };
    backend.hub = &hub;
  }
  ~Program() {
    if (server) server->stop();
    bus.join();
  }
  void start() {
    server = std::make_unique<platform::http::Server>(settings, host.endpoints, backend);
    server->start();
  }
  testing_support::HttpClient client(std::string const& token = {}) {
    testing_support::HttpClient out{server->port()};
    if (!token.empty()) out.always("Authorization", "Bearer " + token);
    return out;
  }

  std::mutex mutex;
  std::map<std::string, std::shared_ptr<platform::auth::Hat const>> sessions{
      {"clerk", make_hat(7, {"fake.weigh"})}, {"guest", make_hat(8, {})}};
  platform::http::Settings settings;
  platform::http::Backend backend;
  platform::app::Host host;
  platform::live::Hub hub;
  Bus bus;
  std::atomic<int> weighed{0};
  std::unique_ptr<platform::http::Server> server;

 private:
  void install();
};

inline void Program::install() {
  using platform::command::Act;
  using platform::command::Look;
  host.command<Weigh, Weighed>({.method = Method::post, .path = "/api/fake/bags/{bag}/weigh",
                                .permission = "fake.weigh",
                                .summary = "Weighs a bag", .rate = Rate::write, .offline = true},
                               [this](Act&, Weigh const& request) -> base::Result<Weighed> {
                                 if (request.gross_g.value > 30'000) return refusal::too_heavy;
                                 return Weighed{request.bag, ++weighed};
                               });
  host.query<Search, Found>({.method = Method::get, .path = "/api/fake/search", .permission = platform::http::kSignedIn,
                             .summary = "Searches"},
                            [](Look&, Search const& request) -> base::Result<Found> {
                              if (request.text == "boom") throw std::runtime_error{"secret detail"};
                              if (request.text == "slow") std::this_thread::sleep_for(std::chrono::milliseconds{300});
                              return Found{request.text};
                            });
  host.query<Search, Found>({.method = Method::get, .path = "/api/fake/public", .permission = platform::http::kPublic,
                             .summary = "Searches for anybody", .rate = Rate::guessable},
                            [](Look&, Search const& request) -> base::Result<Found> { return Found{request.text}; });
  host.upload<Nothing, Found>({.method = Method::post, .path = "/api/fake/files", .permission = "fake.weigh",
                               .summary = "Takes a file", .rate = Rate::heavy},
                              [](Act&, Nothing const&, platform::http::Upload const& file) -> base::Result<Found> {
                                return Found{file.name + ' ' + std::to_string(file.bytes.size())};
                              });
  host.file<Nothing>({.method = Method::get, .path = "/api/fake/label", .permission = "fake.weigh",
                      .summary = "A label"},
                     [](Look&, Nothing const&) -> base::Result<platform::http::File> {
                       return platform::http::File{"application/pdf", "标签.pdf", "%PDF"};
                     });
  host.visit<Nothing, Found>({.method = Method::post, .path = "/api/fake/login", .permission = platform::http::kPublic,
                              .summary = "Opens a session", .rate = Rate::guessable},
                             [](platform::http::Visit& visit, Nothing const&) -> base::Result<Found> {
                               visit.set_cookies.push_back("yidao=clerk; HttpOnly; SameSite=Lax; Path=/");
                               return Found{"welcome"};
                             });
}

}  // namespace fake
