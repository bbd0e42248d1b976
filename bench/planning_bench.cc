// A county's day in the real program: 240 trips, 20,000 items, proposed, published, disturbed (clause 3.5.1:
// < 5 s).
#include <fmt/format.h>

#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "testing/planned_day.h"
#include "testing/temporary_folder.h"

namespace {

using Clock = std::chrono::steady_clock;
using planning::Somebody;

void tell(std::string const& what, Clock::time_point from, planning::service::PlanView const& p) {
  auto const took = std::chrono::duration<double>(Clock::now() - from).count();
  auto const& f = p.figures;
  fmt::print("{:<22} {:>8.3f} s {:>8} ms {:>7} {:>7} {:>7} {:>7} {:>7} {:>9.3f} % {}\n", what, took, f.run_ms,
             f.n_items, f.n_loads, f.n_staying, f.n_late, f.n_moved, static_cast<double>(f.gap_ppm) / 1e4,
             base::to_name(p.plan.state));
}

std::string incident(std::string const& members, planning::TripId trip) {
  return members + ",\"trip\":\"" + std::to_string(trip.value) + "\"";
}

}  // namespace

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  testing_support::TemporaryFolder folder;
  platform::app::ProgramOptions options{.log_files = false};
  options.data_dir = folder.path();
  options.region = {app::demo::kDemoRegion};
  options.tls = false;
  options.http.port = 0;
  options.http.limited = false;
  platform::app::Program program{options, app::all_modules()};
  app::demo::seed(program, {});
  program.start();
  auto const today = base::service_date_of(program.host().clock());
  auto const day = base::add_days(today, 1);
  fmt::print("{} items announced\n",
             planning::announce(program, app::demo::make_demo_county(today, {}), day, 20'000));
  Somebody dispatcher{program, "dispatcher"};
  fmt::print("{:<22} {:>10} {:>11} {:>7} {:>7} {:>7} {:>7} {:>7} {:>11}\n", "what", "asked-done", "computing",
             "items", "loads", "stay", "late", "moved", "gap");
  auto from = Clock::now();
  auto plan = dispatcher.propose(day);
  tell("proposal", from, plan);
  from = Clock::now();
  dispatcher.post<planning::rules::Plan>(Somebody::path_of(plan.plan.id) + "/publish", "{}");
  tell("published", from, dispatcher.computed(plan.plan.id));
  for (auto const* members :
       {"\"kind\":\"cancel\"", "\"kind\":\"delay\",\"late_s\":1800", "\"kind\":\"cancel\""}) {
    auto const trip = dispatcher.busiest(plan.plan.id);
    from = Clock::now();
    auto const body = "{\"change\":{" + incident(members, trip) + ",\"reason\":\"x\"}}";
    dispatcher.post<planning::service::WhatIf>(Somebody::path_of(plan.plan.id) + "/what_if", body);
    fmt::print("{:<22} {:>8.3f} s\n", "what if", std::chrono::duration<double>(Clock::now() - from).count());
    from = Clock::now();
    plan = dispatcher.change(plan.plan.id, incident(members, trip));
    tell(members, from, plan);
  }
  program.stop();
}
