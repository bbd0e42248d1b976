// Views of runs; decides nothing.
#include "modules/monitor/service/board.h"

#include <algorithm>
#include <map>

#include "base/operating_day.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/reach.h"
#include "modules/monitor/service/riding.h"
#include "modules/monitor/store/accuracy.h"
#include "modules/monitor/store/alert.h"
#include "modules/monitor/store/load_check.h"
#include "modules/org/face/names.h"

namespace monitor::service {
namespace {

using base::or_today;
using rules::DrivenRun;

/// What else is known of the runs of a day, each read once.
class Day {
 public:
  Day(Look& look, base::ServiceDate day) : look_{look}, names_{look.tx, look.region, org::NameForm::full} {
    for (auto const& r : mail::list_trip_runs(look.tx, look.region, day)) mail_[{r.trip.value}] = r;
    for (auto const& a : store::count_unclosed(look.tx, look.region, day)) alerts_[a.trip] = a.n;
  }

  BoardRun view_of(DrivenRun d) {
    BoardRun v;
    v.next_stop = static_cast<std::int64_t>(rules::next_stop(d));
    if (!d.run.vehicle.empty()) v.latest = tracking::find_latest(look_.tx, look_.region, d.run.vehicle);
    auto const is_open = v.latest && d.run.state != rules::RunState::ended;
    auto const known = is_open ? rules::known_until(d, v.latest->reported_at, look_.now) : look_.now;
    if (known < look_.now) v.known_until = known;
    // of what nobody tells, nothing is late; nor is what ended without a word of its arrival
    auto const unknown_end = d.run.state == rules::RunState::ended && rules::next_stop(d) < d.stops.size();
    auto const is_told = v.latest || mail_.contains(d.run.trip);
    if (is_told && !unknown_end) v.late_min = rules::late_minutes(d, known);
    if (auto const m = mail_.find(d.run.trip); m != mail_.end()) {
      v.bags_on_board = m->second.loaded;
      v.bags_waiting = m->second.planned;
      v.carried_g = m->second.carried_g;
    }
    if (auto const a = alerts_.find(d.run.trip); a != alerts_.end()) v.open_alerts = a->second;
    v.driver_name = names_.of(d.run.driver);
    v.organisation_name = names_.of(d.run.organisation);
    v.run = std::move(d.run);
    v.stops = std::move(d.stops);
    return v;
  }

 private:
  Look& look_;
  std::map<TripId, mail::TripRun> mail_;
  std::map<TripId, std::int64_t> alerts_;
  org::Names names_;
};

bool is_wanted(DrivenRun const& d, AskBoard const& ask, OrganisationId organisation) {
  return (!organisation || d.run.organisation == organisation) &&
         (ask.line.empty() || d.run.line == ask.line) &&
         (ask.state.empty() || base::to_name(d.run.state) == ask.state);
}

}  // namespace

base::Result<RunBoard> view_board(Look& look, AskBoard const& ask) {
  auto const organisation = TRY(organisation_of(look.hat));
  auto const day = or_today(ask.service_date, look.now);
  RunBoard out{day, look.now, {}};
  Day known{look, day};
  for (auto& d : store::list_runs(look.tx, look.region, day))
    if (is_wanted(d, ask, organisation)) out.items.push_back(known.view_of(std::move(d)));
  return out;
}

base::Result<RunDetail> view_run(Look& look, AskRun const& ask) {
  auto const organisation = TRY(organisation_of(look.hat));
  auto const day = or_today(ask.service_date, look.now);
  auto d = store::find_run(look.tx, look.region, day, ask.trip);
  if (!d) return refusal::trip_unknown;
  if (organisation && d->run.organisation != organisation) return refusal::out_of_reach;
  RunDetail out;
  out.run = Day{look, day}.view_of(*std::move(d));
  for (auto const& b : mail::list_riding_bags(look.tx, look.region, day))
    if (b.trip.value == ask.trip.value) out.bags.push_back(bag_of(b, out.run.stops));
  for (auto const& p : network::path_of(look.tx, look.region, ask.trip).shape)
    out.path.push_back({p.lat_e7, p.lon_e7});
  out.load_check = store::find_load_check(look.tx, look.region, day, ask.trip);
  return out;
}

base::Result<RideView> view_ride(Look& look, AskRide const& ask) {
  auto const organisation = TRY(organisation_of(look.hat));
  auto riding = find_riding(look.tx, look.region, ask.bag, look.now);
  if (!riding || (organisation && riding->driven.run.organisation != organisation)) return refusal::trip_unknown;
  auto const& run = riding->driven.run;
  if (!riding->bag.expected_at.ms) riding->bag.expected_at = riding->bag.planned_at;
  return RideView{
      Ride{run.trip, run.service_date, run.line, run.headsign, run.vehicle, run.state, std::move(riding->bag)}};
}

base::Result<Punctuality> view_punctuality(Look& look, AskPunctuality const& ask) {
  auto const organisation = TRY(organisation_of(look.hat));
  auto const last = std::min(ask.last_day, base::add_days(ask.first_day, 62));
  return Punctuality{store::count_runs(look.tx, look.region, organisation, ask.first_day, last, kGraceMs)};
}

base::Result<AccuracyReport> view_accuracy(Look& look, AskAccuracy const& ask) {
  constexpr int kMostDays = 366;
  auto const organisation = TRY(organisation_of(look.hat));
  auto const first = rules::week_of(ask.first_day);
  auto const last = std::min(rules::week_of(ask.last_day), base::add_days(first, kMostDays));
  AccuracyReport out;
  out.items = rules::graded(store::list_errors(look.tx, look.region, organisation, first, last));
  for (auto const& day :
       store::count_seen_stops(look.tx, look.region, organisation, first, base::add_days(last, 6))) {
    auto const week = rules::week_of(day.service_date);
    if (out.stops.empty() || out.stops.back().week != week) out.stops.push_back({week});
    out.stops.back().stops += day.stops;
    out.stops.back().seen += day.seen;
  }
  return out;
}

}  // namespace monitor::service
