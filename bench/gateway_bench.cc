// Gateways and terminals, each in a process of its own: durable acknowledgements, the same without storage,
// decoding alone, latency at a steady rate, a storm of reconnections, terminals that do not read, and a day's
// backlog.
//
//   gateway_bench [SECONDS] [ROW…]    rows: decode window steady many storm slow backlog; all of them
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <optional>
#include <span>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "app/generated/all_modules.h"
#include "child.h"
#include "engine/jtt/location.h"
#include "modules/tracking/link/gateway.h"
#include "modules/tracking/store/terminal.h"
#include "platform/app/order.h"
#include "platform/auth/installation_key.h"
#include "terminal_load.h"
#include "testing/temporary_folder.h"
#include "testing/terminal.h"

namespace {

using tracking::service::Books;

constexpr base::Region kRegion{411400};

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

/// Books that say at once that everything is kept: what the protocol itself costs.
class NoBooks final : public Books {
 public:
  explicit NoBooks(std::unique_ptr<Books> real) : real_{std::move(real)} {}
  std::optional<tracking::service::Known> find(std::string_view number) override {
    return real_->find(number);
  }
  tracking::service::News news(std::string const&) override { return {}; }
  void store(std::shared_ptr<tracking::service::Group const>, std::function<void(bool)> done) override {
    done(true);
  }
  void end_links(std::string const&) override {}
  base::Instant now() const override { return real_->now(); }

 private:
  std::unique_ptr<Books> real_;
};

void enrol(platform::db::Database& database, int terminals) {
  database.write_now([&](platform::db::Tx& tx) {
    auto const code = tracking::store::seal_code(bench::kTerminalCode);
    for (int i = 0; i < terminals; ++i) {
      tracking::rules::Terminal t;
      t.id = {base::ids_of_thread().next(now().ms)};
      t.number = bench::terminal_number(i);
      t.vehicle = "云B" + std::to_string(10'000 + i);
      t.code = code;
      t.created_at = t.changed_at = now();
      tracking::store::insert_terminal(tx, kRegion, t);
    }
    return true;
  });
}

struct Settings {
  int terminals{1'000};
  bool stored{true};
  double accepts_per_s{2'000};
};

struct Tally {
  std::int64_t commits{}, reports{}, kept{};
};

/// Reports that wait to be put in order; no job does that here.
std::int64_t count_reports(platform::db::Database& database) {
  std::int64_t n = 0;
  database.read([&](platform::db::Tx& tx) {
    n = tx.find_integer("SELECT COALESCE(SUM(n_reports), 0) FROM tracking_intake").value_or(0);
  });
  return n;
}

/// Serves until it is told to end.
void serve(Settings const& s, std::string const& folder, bench::Channel& parent) {
  platform::auth::load_installation_key(folder + "/installation.key");
  auto const database = platform::db::open_sqlite({.file = folder + "/yidao.db"});
  auto const modules = platform::app::sort_by_needs(app::all_modules());
  database->migrate(platform::app::migrations_of(modules));
  enrol(*database, s.terminals);
  tracking::link::Gateway::Settings settings;
  settings.listener.of_address_max = settings.listener.connections_max;
  settings.listener.accepts_per_s = s.accepts_per_s;
  settings.name = "bench";
  auto books = tracking::service::open_books(*database, kRegion, now);
  if (!s.stored) books = std::make_unique<NoBooks>(std::move(books));
  tracking::link::Gateway gateway{std::move(books), settings};
  gateway.start();
  parent.put(gateway.port());
  bool end;
  if (!parent.get(end)) return;
  gateway.stop();
  auto const& c = gateway.counts();
  parent.put(Tally{c.commits, c.committed_reports, count_reports(*database)});
}

class GatewayProcess {
 public:
  explicit GatewayProcess(Settings const& s)
      : child_{[&](bench::Channel& channel) { serve(s, folder_.path(), channel); }} {
    if (!child_.channel().get(port_)) throw std::runtime_error{"the gateway did not start"};
  }
  std::uint16_t port() const { return port_; }
  bench::Child const& process() const { return child_; }
  /// Stops it.
  Tally end() {
    Tally out;
    child_.channel().put(true);
    child_.channel().get(out);
    auto const of_commit = double(out.reports) / double(std::max<std::int64_t>(out.commits, 1));
    std::printf("  %lld reports in commits of %.1f, all in the table: %s\n",
                static_cast<long long>(out.reports), of_commit, out.kept == out.reports ? "yes" : "NO");
    return out;
  }

 private:
  testing_support::TemporaryFolder folder_;
  bench::Child child_;
  std::uint16_t port_{};
};

struct Order {
  bool is_storm{};
  bench::TerminalPlan plan;
};

/// Terminals in a process of their own, connected.
class Generator {
 public:
  Generator(std::uint16_t port, int terminals)
      : child_{[=](bench::Channel& channel) {
          auto const begun = now();
          bench::TerminalLoad load{port, terminals};
          channel.put(double(now().ms - begun.ms) / 1000);
          if (load.n_redialled() > 0)
            std::printf("  %lld were cut off at first and dialled again\n",
                        static_cast<long long>(load.n_redialled()));
          for (Order order; channel.get(order);) {
            bench::TerminalOutcome out;
            if (order.is_storm)
              load.storm(out);
            else
              out = load.run(order.plan);
            channel.put(out);
          }
        }} {}
  /// @returns how long it took, in seconds
  double wait_until_connected() {
    double out{};
    if (!child_.channel().get(out)) throw std::runtime_error{"the generator ended"};
    return out;
  }
  void begin(Order const& order) { child_.channel().put(order); }
  bench::TerminalOutcome end() {
    bench::TerminalOutcome out;
    if (!child_.channel().get(out)) throw std::runtime_error{"the generator ended"};
    return out;
  }

 private:
  bench::Child child_;
};

void tell(char const* name, bench::TerminalPlan const& plan, double cpu, bench::TerminalOutcome const& out) {
  // The CPU of the warm-up is in it, and its acknowledgements are not.
  auto const counted = cpu * plan.seconds / (plan.seconds + plan.warm_up_s);
  std::printf(
      "%s: %.0f/s, %.0f acknowledged a CPU-second (%.1f us each), p50 %.2f p99 %.2f max %.1f ms,"
      " generator late p99 %.2f ms, missing %lld\n",
      name, double(out.acknowledged) / out.seconds, double(out.acknowledged) / counted,
      counted * 1e6 / double(out.acknowledged), double(out.latency.quantile_us(0.5)) / 1000,
      double(out.latency.quantile_us(0.99)) / 1000, double(out.latency.max_us()) / 1000,
      double(out.send_lag.quantile_us(0.99)) / 1000, static_cast<long long>(out.missing));
  std::fflush(stdout);
}

void play(char const* name, GatewayProcess const& gateway, Generator& load, bench::TerminalPlan const& plan) {
  auto const before = gateway.process().cpu_s();
  load.begin({.plan = plan});
  auto const out = load.end();
  tell(name, plan, gateway.process().cpu_s() - before, out);
}

void window(double seconds) {
  for (auto const stored : {false, true}) {
    GatewayProcess gateway{{.terminals = 500, .stored = stored}};
    Generator load{gateway.port(), 500};
    load.wait_until_connected();
    for (auto const window : {1, 16, 64}) {
      auto const name = std::string{stored ? "durable" : "without storage"} + ", 500 terminals, window " +
                        std::to_string(window);
      play(name.c_str(), gateway, load, {.rate = 0, .window = window, .seconds = seconds});
    }
    if (stored) gateway.end();
  }
}

/// Gateways side by side, as many terminals each, a report of each terminal every five seconds.
void steady(double seconds, std::vector<int> const& terminals, double rate_of_each = 0.2) {
  std::deque<GatewayProcess> gateways;
  std::deque<Generator> loads;
  for (auto const n : terminals) gateways.emplace_back(Settings{.terminals = n});
  double before = 0, after = 0, cpu = 0;
  int all = 0;
  for (auto const& g : gateways) before += g.process().memory_kib();
  for (std::size_t i = 0; i < terminals.size(); ++i) {
    loads.emplace_back(gateways[i].port(), terminals[i]);
    all += terminals[i];
  }
  for (auto& load : loads) load.wait_until_connected();
  for (auto const& g : gateways) after += g.process().memory_kib(), cpu -= g.process().cpu_s();
  std::printf("%d connections, %zu gateways: %.2f KiB each\n", all, gateways.size(), (after - before) / all);
  bench::TerminalPlan plan{.seconds = seconds};
  bench::TerminalOutcome sum;
  for (std::size_t i = 0; i < loads.size(); ++i) {
    plan.rate = rate_of_each * terminals[i];
    loads[i].begin({.plan = plan});
  }
  for (auto& load : loads) sum.merge(load.end());
  for (auto const& g : gateways) cpu += g.process().cpu_s();
  tell((std::to_string(all) + " terminals").c_str(), plan, cpu, sum);
  for (auto& g : gateways) g.end();
}

/// Everything drops with a report on its way and comes back at once, as after an outage of the radio network.
void storm(double accepts_per_s) {
  constexpr int kTerminals = 10'000;
  GatewayProcess gateway{{.terminals = kTerminals, .accepts_per_s = accepts_per_s}};
  Generator load{gateway.port(), kTerminals};
  auto const first = load.wait_until_connected();
  load.begin({.is_storm = true, .plan = {}});
  auto const out = load.end();
  std::printf(
      "storm of %d, %.0f let in a second: first connection %.2f s, all back after %.2f s; repeated reports"
      " acknowledged %lld, missing %lld\n",
      kTerminals, accepts_per_s, first, out.seconds, static_cast<long long>(out.acknowledged),
      static_cast<long long>(out.missing));
  auto const tally = gateway.end();
  if (tally.kept < kTerminals)
    std::printf("  LOST: %lld reports\n", static_cast<long long>(kTerminals - tally.kept));
}

/// Terminals that ask for ever and never read an answer.
class Deaf {
 public:
  Deaf(std::uint16_t port, int first, int n) {
    for (int i = 0; i < n; ++i) {
      auto& t = all_.emplace_back("0" + bench::terminal_number(first + i));
      t.connect(port);
      int const small = 4'096;
      setsockopt(t.socket_fd(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
      t.send(0x0102, bench::kTerminalCode);
    }
    is_cut_.resize(all_.size());
  }
  /// A report and heartbeats of each. What no longer goes out is not sent.
  void ask() {
    constexpr int kHeartbeats = 100;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      auto& t = all_[i];
      auto frames = t.frame(0x0200, testing_support::report_body({.at = now().plus_ms(-1'000 * ++n_asked_)}));
      for (int k = 0; k < kHeartbeats; ++k) frames += t.frame(0x0002, {});
      n_asked_ += kHeartbeats;
      auto const n = ::send(t.socket_fd(), frames.data(), frames.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && (errno == EPIPE || errno == ECONNRESET)) is_cut_[i] = true;
    }
  }
  std::int64_t n_asked() const { return n_asked_; }
  std::int64_t n_cut() const { return std::ranges::count(is_cut_, true); }

 private:
  std::deque<testing_support::Terminal> all_;
  std::vector<bool> is_cut_;
  std::int64_t n_asked_{};
};

/// Some terminals never read what they are answered, while the others live on.
void slow(double seconds) {
  constexpr int kLive = 1'000, kDeaf = 100;
  GatewayProcess gateway{{.terminals = kLive + kDeaf}};
  Generator load{gateway.port(), kLive};
  load.wait_until_connected();
  bench::TerminalPlan const plan{.rate = 2'000, .seconds = seconds};
  play("1000 terminals, 2000/s, before the deaf ones", gateway, load, plan);
  auto const memory = gateway.process().memory_kib(), before = gateway.process().cpu_s();
  load.begin({.plan = plan});
  Deaf deaf{gateway.port(), kLive, kDeaf};
  auto most = memory;
  auto const until = now().plus_ms(static_cast<std::int64_t>((plan.seconds + plan.warm_up_s) * 1000));
  while (now() < until) {
    deaf.ask();
    most = std::max(most, gateway.process().memory_kib());
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  auto const out = load.end();
  tell("1000 terminals, 2000/s, beside 100 that never read", plan, gateway.process().cpu_s() - before, out);
  std::printf("  those asked %lld times, %lld were cut; memory grew by at most %.0f KiB each of them\n",
              static_cast<long long>(deaf.n_asked()), static_cast<long long>(deaf.n_cut()),
              (most - memory) / kDeaf);
  gateway.end();
}

/// A day without radio of 45 vehicles comes in batches, while others report live.
void backlog(double seconds) {
  constexpr int kLive = 1'000, kVehicles = 45, kBatches = 288, kOfBatch = 20;  // a report each 15 s of a day
  GatewayProcess gateway{{.terminals = kLive + kVehicles}};
  Generator load{gateway.port(), kLive};
  load.wait_until_connected();
  std::thread late{[&] {
    auto const begun = now();
    std::vector<testing_support::Terminal> fleet;
    for (int i = 0; i < kVehicles; ++i) {
      auto& t = fleet.emplace_back("0" + bench::terminal_number(kLive + i));
      t.connect(gateway.port());
      t.ask(0x0102, bench::kTerminalCode);
    }
    auto const from = begun.plus_ms(-86'400'000);
    for (int batch = 0; batch < kBatches; ++batch) {
      auto body = testing_support::bytes_of(kOfBatch, 2) + testing_support::bytes_of(1, 1);
      for (int i = 0; i < kOfBatch; ++i)
        body += testing_support::bytes_of(28, 2) +
                testing_support::report_body({.at = from.plus_ms((batch * kOfBatch + i) * 15'000LL)});
      for (auto& t : fleet) t.send(0x0704, body);
      for (auto& t : fleet)
        if (!t.receive(20'000)) std::printf("  a batch was not acknowledged\n");
    }
    std::printf("  backlog of %d reports acknowledged after %.1f s\n", kVehicles * kBatches * kOfBatch,
                double(now().ms - begun.ms) / 1000);
  }};
  play("1000 terminals, 2000/s beside the backlog of 45 vehicles", gateway, load,
       {.rate = 2'000, .seconds = seconds});
  late.join();
  gateway.end();
}

void decode_alone() {
  testing_support::Terminal t{"013800138000"};
  std::string const mileage{"\x01\x04\0\0\x0b\x68", 6};
  auto const wire = t.frame(0x0200, testing_support::report_body({.at = now()}) + mileage);
  std::string_view const inside{wire.data() + 1, wire.size() - 2};
  constexpr int kTimes = 2'000'000;
  std::int64_t seen = 0;
  auto const begun = std::clock();
  for (int i = 0; i < kTimes; ++i) {
    auto const frame = jtt::read_frame(inside);
    seen += jtt::read_location(std::get<jtt::Frame>(frame).body)->latitude != 0;
  }
  auto const s = double(std::clock() - begun) / CLOCKS_PER_SEC;
  std::printf("frame and location decoded: %.2f us each (%lld)\n", s * 1e6 / kTimes,
              static_cast<long long>(seen));
}

}  // namespace

int main(int argc, char** argv) {
  auto const seconds = argc > 1 ? std::atof(argv[1]) : 4;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  std::signal(SIGPIPE, SIG_IGN);
  std::span<char*> const chosen{argv + std::min(argc, 2), argv + argc};
  auto const wants = [&](std::string_view row) {
    return chosen.empty() || std::ranges::find(chosen, row) != chosen.end();
  };
  if (wants("decode")) decode_alone();
  if (wants("window")) window(seconds);
  if (wants("steady"))
    for (auto const& [n, rate] : {std::pair{1'000, 2.0}, {10'000, 0.2}}) steady(seconds, {n}, rate);
  if (wants("many")) steady(seconds, {19'000}), steady(seconds, {17'000, 17'000, 16'000});
  if (wants("storm")) storm(2'000), storm(1e6);
  if (wants("slow")) slow(seconds * 3);
  if (wants("backlog")) backlog(seconds * 2);
}
