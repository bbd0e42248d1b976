// One read a run and turn; a row is written when an estimate comes into a new horizon.
#include "modules/monitor/service/grading.h"

#include <algorithm>

#include "modules/monitor/store/accuracy.h"

namespace monitor::service {
namespace {

using rules::RunStop;
using store::Estimate;

/// The driver's word is rounded to when somebody pressed a button: only positions grade.
bool has_come(RunStop const& s) { return s.by_position && s.arrived_at.ms; }

}  // namespace

void grade_estimates(Tx& tx, base::Region region, base::Instant now, rules::DrivenRun const& d) {
  auto const& run = d.run;
  auto const kept = store::list_estimates(tx, region, run.service_date, run.trip);
  for (auto const& e : kept) {
    auto const stop = std::ranges::find(d.stops, e.seq, &RunStop::seq);
    if (stop == d.stops.end() || !has_come(*stop)) continue;
    store::count_error(tx, region, rules::week_of(run.service_date), run.organisation, e.horizon,
                       rules::step_of(e.expected_at, stop->arrived_at));
    store::erase_estimates(tx, region, run.service_date, run.trip, e.seq);
  }
  if (run.state == rules::RunState::ended) {
    if (!kept.empty()) store::erase_estimates(tx, region, run.service_date, run.trip, -1);
    return;
  }
  if (run.state != rules::RunState::running) return;  // before it leaves only the timetable speaks
  for (auto const& s : d.stops) {
    auto const horizon = s.arrived_at.ms ? std::nullopt : rules::horizon_of(now, s.expected_at);
    if (!horizon) continue;
    auto const is_kept = std::ranges::any_of(
        kept, [&](Estimate const& e) { return e.seq == s.seq && e.horizon == *horizon; });
    if (!is_kept)
      store::insert_estimate(tx, region, run.service_date, run.trip, {s.seq, *horizon, s.expected_at});
  }
}

}  // namespace monitor::service
