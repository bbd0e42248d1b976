// The gateway in a process of its own, terminals in this one: durable acknowledgements, the same without storage,
// decoding alone, and latency at a steady rate.
//
//   gateway_bench [SECONDS] [CONNECTIONS]
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "app/generated/all_modules.h"
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
  std::optional<tracking::service::Known> find(std::string_view number) override { return real_->find(number); }
  tracking::service::News news(std::string const&) override { return {}; }
  void store(std::shared_ptr<tracking::service::Group const>, std::function<void(bool)> done) override { done(true); }
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

/// Serves until the parent closes its end of the pipe.
[[noreturn]] void serve(std::string const& folder, int terminals, bool stored, int to_parent, int from_parent) {
  platform::auth::load_installation_key(folder + "/installation.key");
  auto const database = platform::db::open_sqlite({.file = folder + "/yidao.db"});
  auto const modules = platform::app::sort_by_needs(app::all_modules());
  database->migrate(platform::app::migrations_of(modules));
  enrol(*database, terminals);
  tracking::link::Gateway::Settings settings;
  settings.listener.of_address_max = settings.listener.connections_max;
  settings.name = "bench";
  auto books = tracking::service::open_books(*database, kRegion, now);
  if (!stored) books = std::make_unique<NoBooks>(std::move(books));
  {
    tracking::link::Gateway gateway{std::move(books), settings};
    gateway.start();
    auto const port = gateway.port();
    if (write(to_parent, &port, sizeof port) != sizeof port) _exit(1);
    char end;
    while (read(from_parent, &end, 1) > 0) {
    }
    auto const& c = gateway.counts();
    std::printf("  %lld commits of %.0f reports, %.0f bytes each report\n", static_cast<long long>(c.commits),
                double(c.committed_reports) / double(std::max<std::int64_t>(c.commits, 1)),
                double(c.committed_bytes) / double(std::max<std::int64_t>(c.committed_reports, 1)));
    std::fflush(stdout);
  }
  _exit(0);
}

/// The gateway's process.
class Child {
 public:
  Child(int terminals, bool stored) {
    int up[2], down[2];
    if (pipe(up) != 0 || pipe(down) != 0) throw std::runtime_error{"no pipe"};
    pid_ = fork();
    if (pid_ == 0) {
      close(up[0]), close(down[1]);
      serve(folder_.path(), terminals, stored, up[1], down[0]);
    }
    close(up[1]), close(down[0]);
    end_ = down[1];
    if (::read(up[0], &port_, sizeof port_) != sizeof port_) throw std::runtime_error{"the gateway did not start"};
    close(up[0]);
  }
  ~Child() {
    close(end_);
    waitpid(pid_, nullptr, 0);
  }
  std::uint16_t port() const { return port_; }
  double cpu_s() const {
    std::ifstream in{"/proc/" + std::to_string(pid_) + "/stat"};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    long user{}, system{};
    std::sscanf(text.c_str() + text.rfind(')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
                &system);
    return double(user + system) / double(sysconf(_SC_CLK_TCK));
  }
  double memory_kib() const {
    std::ifstream in{"/proc/" + std::to_string(pid_) + "/statm"};
    long size{}, resident{};
    in >> size >> resident;
    return double(resident) * double(sysconf(_SC_PAGESIZE)) / 1024;
  }

 private:
  testing_support::TemporaryFolder folder_;
  pid_t pid_{};
  int end_{};
  std::uint16_t port_{};
};

void play(char const* name, Child const& child, bench::TerminalLoad& load, bench::TerminalPlan const& plan) {
  auto const before = child.cpu_s();
  auto const out = load.run(plan);
  auto const cpu = child.cpu_s() - before;
  // The CPU of the warm-up is in it, and its acknowledgements are not.
  auto const counted = cpu * plan.seconds / (plan.seconds + plan.warm_up_s);
  std::printf("%s: %.0f/s, %.0f acknowledged a CPU-second (%.1f us each), p50 %.2f p99 %.2f max %.1f ms,"
              " lag p99 %.2f ms, missing %lld\n",
              name, double(out.acknowledged) / out.seconds, double(out.acknowledged) / counted,
              counted * 1e6 / double(out.acknowledged), double(out.latency.quantile_us(0.5)) / 1000,
              double(out.latency.quantile_us(0.99)) / 1000, double(out.latency.max_us()) / 1000,
              double(out.send_lag.quantile_us(0.99)) / 1000, static_cast<long long>(out.missing));
  std::fflush(stdout);
}

/// Everything drops at once and comes back at once, as after an outage of the radio network.
void storm(Child const& child, int terminals) {
  auto const connect = [&](char const* what) {
    auto const begun = now();
    bench::TerminalLoad const load{child.port(), terminals};
    std::printf("%s of %d: all authenticated after %.2f s\n", what, terminals, double(now().ms - begun.ms) / 1000);
  };
  connect("first connection");
  connect("reconnect storm");
  std::fflush(stdout);
}

/// A day without radio of 45 vehicles comes in batches, while others report live.
void backlog(double seconds) {
  constexpr int kLive = 1'000, kVehicles = 45, kBatches = 288, kOfBatch = 20;  // a report each 15 s of a day
  Child const child{kLive + kVehicles, true};
  bench::TerminalLoad load{child.port(), kLive};
  std::thread late{[&] {
    auto const begun = now();
    std::vector<testing_support::Terminal> fleet;
    for (int i = 0; i < kVehicles; ++i) {
      auto& t = fleet.emplace_back("0" + bench::terminal_number(kLive + i));
      t.connect(child.port());
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
  play("1000 terminals, 2000/s beside the backlog of 45 vehicles", child, load,
       {.port = child.port(), .rate = 2'000, .seconds = seconds});
  late.join();
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
  std::printf("frame and location decoded: %.2f us each (%lld)\n", s * 1e6 / kTimes, static_cast<long long>(seen));
}

}  // namespace

int main(int argc, char** argv) {
  auto const seconds = argc > 1 ? std::atof(argv[1]) : 4;
  auto const many = argc > 2 ? std::atoi(argv[2]) : 10'000;
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  std::signal(SIGPIPE, SIG_IGN);
  decode_alone();
  for (auto const stored : {false, true}) {
    Child const child{200, stored};
    bench::TerminalLoad load{child.port(), 200};
    play(stored ? "durable, 200 terminals, window 16" : "without storage, 200 terminals, window 16", child, load,
         {.port = child.port(), .rate = 0, .window = 16, .seconds = seconds});
    if (stored)
      play("durable, 200 terminals, window 64", child, load,
           {.port = child.port(), .rate = 0, .window = 64, .seconds = seconds});
  }
  backlog(seconds * 2);
  storm(Child{many, true}, many);
  for (auto const n : {1'000, many}) {
    Child const child{n, true};
    auto const before = child.memory_kib();
    bench::TerminalLoad load{child.port(), n};
    std::printf("%d connections: %.2f KiB each\n", n, (child.memory_kib() - before) / n);
    play((std::to_string(n) + " terminals, 2000/s").c_str(), child, load,
         {.port = child.port(), .rate = 2'000, .seconds = seconds});
  }
}
