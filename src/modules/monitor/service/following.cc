// Which run a vehicle is on, and its positions on that run's way.
#include "modules/monitor/service/following.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "engine/matching/follower.h"
#include "modules/monitor/service/grading.h"
#include "modules/monitor/service/habits.h"
#include "modules/monitor/store/run.h"

namespace monitor::service {
namespace {

using rules::DrivenRun;
using rules::RunState;

constexpr std::int64_t kBeforeMs =
    20 * 60'000;  // a vehicle is awaited at its first stop so long before it leaves
constexpr std::int64_t kSaidMs = 2 * 60'000;
constexpr std::int64_t kOverdueMs = 30 * 60'000;
constexpr double kFirstStopM = 400;

matching::Fix fix_of(tracking::Report const& r) {
  return {r.at, r.place, static_cast<double>(r.speed_dkmh) / 36};
}
bool counts(tracking::Report const& r) { return r.positioned && !r.clock_wrong; }

base::Position place_of(rules::RunStop const& s) {
  return {static_cast<std::int32_t>(s.lat_e7), static_cast<std::int32_t>(s.lon_e7)};
}

/// The run begins with this position: it is under way already, or the vehicle waits at the first stop, or
/// should have left.
bool begins(DrivenRun const& d, tracking::Report const& r) {
  if (d.run.seen_at.ms) return true;
  auto const departs = d.stops.front().departs_at;
  if (r.at < departs.plus_ms(-kBeforeMs)) return false;
  return r.at >= departs || base::distance_m(place_of(d.stops.front()), r.place) < kFirstStopM;
}

bool has_come(DrivenRun const& d) {
  return !d.stops.empty() && d.stops.back().by_position && d.stops.back().arrived_at.ms;
}
/// Judged by the time of the report: what a vehicle without radio tells hours later is no less true. The
/// driver's word ends a run a little later than it says: a position on its way may say it better.
bool is_over(DrivenRun const& d, base::Instant at) {
  auto const& last = d.stops.back();
  if (last.arrived_at.ms && !last.by_position) return at > last.arrived_at.plus_ms(kSaidMs);
  return rules::state_of(d, at) == RunState::ended;
}

/// What the run's text remembers besides the belief: "pace|belief".
std::string matched_of(matching::Progress const& p) {
  std::ostringstream out;
  out << p.pace << '|' << matching::to_text(p.belief);
  return out.str();
}
matching::Progress progress_of(DrivenRun const& d) {
  matching::Progress p;
  auto const bar = d.run.matched.find('|');
  if (bar != std::string::npos) {
    std::istringstream{d.run.matched.substr(0, bar)} >> p.pace;
    p.belief = matching::belief_of(d.run.matched.substr(bar + 1));
  }
  for (auto const& s : d.stops)
    p.stops.push_back(s.by_position ? matching::StopTimes{s.arrived_at, s.departed_at}
                                    : matching::StopTimes{});
  return p;
}

/// A run with its way and what its segments take, for as long as a batch of reports.
class Followed {
 public:
  Followed(Tx& tx, base::Region region, DrivenRun run) : tx_{tx}, region_{region}, run_{std::move(run)} {
    auto const path = network::path_of(tx, region, run_.run.trip);
    way_ = std::make_unique<matching::Way>(path.shape, path.stops);
    for (auto const& s : run_.stops) {
      plan_.arrives.push_back(s.arrives_at);
      plan_.departs.push_back(s.departs_at);
    }
    durations_ = durations_of(tx, region, run_);
    progress_ = progress_of(run_);
  }
  DrivenRun const& run() const { return run_; }
  /// The timetable was changed under the run: its way has another number of stops.
  bool fits() const { return way_->n_stops() == run_.stops.size() && !run_.stops.empty(); }
  bool is_over() const { return service::is_over(run_, progress_.belief.at); }

  void take(tracking::Report const& r, base::Instant now) {
    matching::Follower follower{*way_, plan_, durations_, std::move(progress_)};
    if (follower.take(fix_of(r))) put(follower, now);
    progress_ = follower.progress();
  }
  /// From all that is known of its time.
  void replay(base::Instant now) {
    auto const from = run_.stops.front().departs_at.plus_ms(-kBeforeMs);
    std::vector<matching::Fix> fixes;
    for (auto const& r : tracking::track_of(tx_, region_, run_.run.vehicle, from, now))
      if (counts(r)) fixes.push_back(fix_of(r));
    progress_ = matching::followed(*way_, plan_, durations_, fixes);
    put(matching::Follower{*way_, plan_, durations_, progress_}, now);
  }
  void store(base::Instant now) {
    run_.run.state = rules::state_of(run_, progress_.belief.at.ms ? progress_.belief.at : now);
    run_.run.matched = matched_of(progress_);
    store::put_run(tx_, region_, run_);
    grade_estimates(tx_, region_, now, run_);
    if (has_come(run_) && !had_come_) learn(tx_, region_, run_);
    had_come_ = has_come(run_);
  }

 private:
  void put(matching::Follower const& follower, base::Instant now) {
    auto const& p = follower.progress();
    // of a vehicle that tells its backlog, as it was then: it is not late by the hours that the news took
    auto const told_late = now.ms - p.belief.at.ms > rules::kRecentMs;
    auto const expected = follower.estimates(told_late ? p.belief.at : std::max(now, p.belief.at));
    for (std::size_t i = 0; i < run_.stops.size(); ++i) {
      auto& stop = run_.stops[i];
      auto const& times = p.stops[i];
      if (times.arrived.ms || times.departed.ms) {
        stop.by_position = true;
        stop.arrived_at = times.arrived;
        stop.departed_at = times.departed;
      }
      stop.expected_at = expected[i];
    }
    run_.run.progress_m = static_cast<std::int64_t>(p.belief.along_m);
    run_.run.deviation_m = static_cast<std::int64_t>(p.belief.off_m);
    run_.run.seen_at = p.belief.at;
    run_.run.standing_since = p.belief.standing_since;
    run_.run.state = rules::state_of(run_, p.belief.at);
  }

  Tx& tx_;
  base::Region region_;
  DrivenRun run_;
  std::unique_ptr<matching::Way> way_;
  matching::Plan plan_;
  matching::Durations durations_;
  matching::Progress progress_;
  bool had_come_{has_come(run_)};
};

bool can_be_on(DrivenRun const& d, tracking::Report const& r) {
  return !d.stops.empty() && !is_over(d, r.at) && begins(d, r);
}

/// The vehicle waits where the next run begins, and nothing was seen of the one before or its time is over.
bool gives_way(DrivenRun const& before, DrivenRun const& next, tracking::Report const& r) {
  auto const overdue = r.at >= before.stops.back().arrives_at.plus_ms(kOverdueMs);
  return (overdue || !before.run.seen_at.ms) &&
         base::distance_m(place_of(next.stops.front()), r.place) < kFirstStopM;
}

/// The run that a report belongs to: the first one by departure, unless that gives way.
DrivenRun const* run_at(std::vector<DrivenRun>& runs, tracking::Report const& r) {
  std::ranges::stable_sort(runs, {}, [](DrivenRun const& d) {
    return d.stops.empty() ? base::Instant{} : d.stops.front().departs_at;
  });
  DrivenRun const* out = nullptr;
  for (auto const& d : runs)
    if (can_be_on(d, r) && (!out || gives_way(*out, d, r))) out = &d;
  return out;
}

}  // namespace

void follow(Tx& tx, base::Region region, base::Instant now, std::string const& vehicle,
            std::span<tracking::Watched const> reports) {
  auto const today = base::service_date_of(now);
  std::unique_ptr<Followed> at;
  auto late = false;
  for (auto const& w : reports) {
    if (!counts(w.report)) continue;
    late |= w.late;
    if (w.late) continue;
    if (at && at->is_over()) {
      at->store(now);
      at.reset();
    }
    if (!at) {
      auto runs = store::list_runs_of(tx, region, vehicle, today);
      auto const* run = run_at(runs, w.report);
      if (!run) continue;
      at = std::make_unique<Followed>(tx, region, *run);
      if (!at->fits()) return;
    }
    at->take(w.report, now);
  }
  if (!at && late) {
    auto runs = store::list_runs_of(tx, region, vehicle, today);
    if (auto const* run = run_at(runs, reports.back().report))
      at = std::make_unique<Followed>(tx, region, *run);
    if (at && !at->fits()) return;
  }
  if (!at) return;
  if (late) at->replay(now);
  at->store(now);
}

}  // namespace monitor::service
