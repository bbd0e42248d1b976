// Seeds before the door opens, then lets the day run beside the server.
#include "app/demo/demo.h"

#include <unistd.h>
#include <csignal>

#include <atomic>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <thread>

#include "app/demo/day.h"
#include "app/demo/past.h"
#include "app/demo/seed.h"
#include "app/demo/unfinished_day.h"

namespace app::demo {
namespace {

/// The people of the day all come from this machine, which for the limiter is one address.
ProgramOptions with_room(ProgramOptions options) {
  for (auto* allowances : {&options.http.allowances.account, &options.http.allowances.address})
    for (auto& a : *allowances) a = {5'000, 20'000};
  return options;
}

/// The coaches, on a thread of their own from here to the end of the object.
class Road {
 public:
  Road(platform::app::Program& program, std::string const& gateway)
      : driven_{make(program)}, fleet_{gateway, driven_.vehicles}, thread_{[this] { drive(); }} {}
  ~Road() {
    stopping_ = true;
    thread_.join();
  }
  Road(Road const&) = delete;
  Road& operator=(Road const&) = delete;

  DrivenDay const& driven() const { return driven_; }
  DayClock& clock() { return clock_; }

 private:
  static DrivenDay make(platform::app::Program& program) {
    DrivenDay out;
    auto const today = base::service_date_of(program.host().clock());
    program.database().read(
        [&](platform::db::Tx& tx) { out = drive_day(tx, program.region(), today, DemoSize{}.drivers); });
    return out;
  }
  void drive() {
    while (!stopping_)
      fleet_.exchange(clock_.is_live ? platform::app::system_now() : base::Instant{clock_.played_ms});
  }

  DrivenDay driven_;
  Fleet fleet_;
  DayClock clock_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

/// Where the gateway listens. @throws std::runtime_error when it does not
std::string gateway_of(ProgramOptions const& options) {
  auto const listen = options.settings.find("tracking.listen");
  if (listen == options.settings.end() || listen->second.empty())
    throw std::runtime_error{"--fleet reports to a gateway: say where with --gateway"};
  return listen->second;
}

bool play(platform::app::Program& program, ProgramOptions const& options, DemoRun const& run,
          std::atomic<bool> const& stopping, Road* road) {
  DemoSize const size;
  DayOptions day{.port = program.port(), .drivers = size.drivers, .items = run.items, .speed = run.speed};
  if (options.tls)
    day.ca_file = options.http.ca_file.empty() ? options.data_dir + "/tls/ca.pem" : options.http.ca_file;
  day.stopping = [&stopping] { return stopping.load(); };
  if (road) {
    day.driven = &road->driven();
    day.clock = &road->clock();
  }
  auto good = true;
  try {
    auto const totals = play_day(make_demo_county(base::service_date_of(program.host().clock()), size), day);
    print(totals);
    good = totals.balanced();
  } catch (std::exception const& e) {
    std::fprintf(stderr, "the day ended early: %s\n", e.what());
    good = false;
  }
  if (road) road->clock().is_live = true;
  return good;
}

}  // namespace

int serve(ProgramOptions const& given, Modules const& modules, DemoRun const& run) {
  take_back_unfinished(given);
  if (run.past_days > 0) {
    PastRun past{.days = run.past_days, .items = run.past_items};
    past.stopping = is_ending_asked;
    auto const played = play_past(given, modules, past);
    if (!played.is_whole) return 0;
  }
  auto const options = run.day ? with_room(given) : given;
  auto const gateway = run.day && run.fleet ? gateway_of(options) : std::string{};
  platform::app::Program program{options, modules};
  demand_alone(program);
  program.host().demo = true;
  program.host().site_name = kDemoCounty;
  seed(program, {});
  program.start();
  tell_where(program, options);
  std::atomic<bool> stopping{false};
  std::atomic<bool> good{true};
  std::optional<Road> road;
  if (!gateway.empty()) road.emplace(program, gateway);
  std::thread day;
  if (run.day)
    day = std::thread{[&] {
      good = play(program, options, run, stopping, road ? &*road : nullptr);
      if (run.once) kill(getpid(), SIGTERM);
    }};
  wait_for_signal();
  stopping = true;
  if (day.joinable()) day.join();
  road.reset();
  program.stop();
  return good ? 0 : 1;
}

}  // namespace app::demo
