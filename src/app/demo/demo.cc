// Seeds before the door opens, then lets the day run beside the server.
#include "app/demo/demo.h"

#include <unistd.h>
#include <csignal>

#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "app/demo/day.h"
#include "app/demo/seed.h"
#include "platform/event/journal.h"

namespace app::demo {
namespace {

/// The people of the day all come from this machine, which for the limiter is one address.
ProgramOptions with_room(ProgramOptions options) {
  for (auto* allowances : {&options.http.allowances.account, &options.http.allowances.address})
    for (auto& a : *allowances) a = {5'000, 20'000};
  return options;
}

bool play(platform::app::Program& program, ProgramOptions const& options, DemoRun const& run,
          std::atomic<bool> const& stopping) {
  DemoSize const size;
  DayOptions day{.port = program.port(), .drivers = size.drivers, .items = run.items, .speed = run.speed};
  if (options.tls)
    day.ca_file = options.http.ca_file.empty() ? options.data_dir + "/tls/ca.pem" : options.http.ca_file;
  day.stopping = [&stopping] { return stopping.load(); };
  try {
    auto const totals = play_day(make_demo_county(base::service_date_of(program.host().clock()), size), day);
    print(totals);
    return totals.balanced();
  } catch (std::exception const& e) {
    std::fprintf(stderr, "the day ended early: %s\n", e.what());
    return false;
  }
}

/// A demo beside a real county could not be cleared away, and neither would be found without its number.
/// @throws std::runtime_error when another county lies in the database
void demand_alone(platform::app::Program& program) {
  std::vector<base::Region> held;
  program.database().read([&held](platform::db::Tx& tx) { held = platform::event::list_chains(tx); });
  for (auto const region : held)
    if (region != program.region())
      throw std::runtime_error("the database holds the county " + std::to_string(region.value) +
                               "; give the demo a place of its own (--data, --database-url)");
}

}  // namespace

int serve(ProgramOptions const& given, Modules const& modules, DemoRun const& run) {
  auto const options = run.day ? with_room(given) : given;
  platform::app::Program program{options, modules};
  demand_alone(program);
  program.host().demo = true;
  program.host().site_name = kDemoCounty;
  seed(program, {});
  program.start();
  tell_where(program, options);
  std::atomic<bool> stopping{false};
  std::atomic<bool> good{true};
  std::thread day;
  if (run.day)
    day = std::thread{[&] {
      good = play(program, options, run, stopping);
      if (run.once) kill(getpid(), SIGTERM);
    }};
  wait_for_signal();
  stopping = true;
  if (day.joinable()) day.join();
  program.stop();
  return good ? 0 : 1;
}

}  // namespace app::demo
