// Runs opened from the timetable and filled by what is heard.
#include "modules/monitor/rules/run.h"

#include <algorithm>

namespace monitor::rules {
namespace {

constexpr std::int64_t kMinute = 60'000;

bool set_times(RunStop& stop, network::Call const& call, base::ServiceDate day) {
  auto const arrives = base::instant_of(day, call.arrives), departs = base::instant_of(day, call.departs);
  if (stop.arrives_at == arrives && stop.departs_at == departs) return false;
  stop.arrives_at = arrives;
  stop.departs_at = departs;
  return true;
}

bool take_earlier_known(base::Instant& mine, base::Instant told) {
  if (mine.ms || !told.ms) return false;
  mine = told;
  return true;
}

}  // namespace

DrivenRun opened(network::DayTrip const& trip, network::Path const& path, Assignment const& who) {
  DrivenRun out;
  auto& r = out.run;
  r.service_date = trip.service_date;
  r.trip = trip.id;
  r.line = trip.line_code;
  r.line_name = trip.line_name;
  r.headsign = trip.headsign;
  r.direction = trip.direction;
  r.vehicle = who.vehicle;
  r.driver = who.driver;
  r.organisation = who.organisation;
  for (std::size_t i = 0; i < trip.calls.size(); ++i) {
    RunStop s;
    s.seq = static_cast<std::int64_t>(i);
    s.node = trip.calls[i].node;
    s.name = trip.calls[i].name;
    if (i < path.stops.size()) {
      s.lat_e7 = path.stops[i].lat_e7;
      s.lon_e7 = path.stops[i].lon_e7;
    }
    set_times(s, trip.calls[i], trip.service_date);
    out.stops.push_back(std::move(s));
  }
  return out;
}

bool bring_up_to_date(DrivenRun& d, network::DayTrip const& trip, Assignment const& who) {
  auto changed = false;
  if (d.run.vehicle != who.vehicle || d.run.driver != who.driver || d.run.organisation != who.organisation) {
    // another vehicle begins to be matched anew; what the first one has done stays
    if (d.run.vehicle != who.vehicle) d.run.matched.clear();
    d.run.vehicle = who.vehicle;
    d.run.driver = who.driver;
    d.run.organisation = who.organisation;
    changed = true;
  }
  if (d.stops.size() != trip.calls.size()) return changed;
  for (std::size_t i = 0; i < d.stops.size(); ++i)
    changed |= set_times(d.stops[i], trip.calls[i], trip.service_date);
  return changed;
}

bool take_told_times(DrivenRun& d, std::span<mail::TripStop const> told) {
  auto changed = false;
  std::size_t from = 0;
  for (auto const& t : told) {
    auto const fits = [&](RunStop const& s) { return s.node && s.node == t.node; };
    auto const found = std::find_if(d.stops.begin() + static_cast<std::ptrdiff_t>(from), d.stops.end(), fits);
    if (found == d.stops.end()) continue;
    from = static_cast<std::size_t>(found - d.stops.begin()) + 1;
    if (found->by_position) continue;
    changed |= take_earlier_known(found->arrived_at, t.arrived_at);
    changed |= take_earlier_known(found->departed_at, t.departed_at);
  }
  return changed;
}

RunState state_of(DrivenRun const& d, base::Instant now) {
  if (d.stops.empty()) return RunState::ended;
  auto const& last = d.stops.back();
  if (last.arrived_at.ms || last.arrives_at.plus_ms(kForgottenAfterMs) < now) return RunState::ended;
  auto const left = std::ranges::any_of(
      d.stops, [&](RunStop const& s) { return s.departed_at.ms || (s.seq > 0 && s.arrived_at.ms); });
  return left ? RunState::running : RunState::waiting;
}

std::size_t next_stop(DrivenRun const& d) {
  auto next = d.stops.size();
  while (next > 0 && !d.stops[next - 1].arrived_at.ms && !d.stops[next - 1].departed_at.ms) --next;
  return next;
}

std::int64_t late_minutes(DrivenRun const& d, base::Instant now) {
  auto const next = next_stop(d);
  if (next < d.stops.size() && next > 0) {
    auto const& s = d.stops[next];
    if (s.expected_at.ms) return (s.expected_at.ms - s.arrives_at.ms) / kMinute;
    if (now > s.arrives_at) return (now.ms - s.arrives_at.ms) / kMinute;
    auto const& passed = d.stops[next - 1];
    if (passed.departed_at.ms) return (passed.departed_at.ms - passed.departs_at.ms) / kMinute;
  }
  if (next == d.stops.size() && next > 0 && d.stops.back().arrived_at.ms)
    return (d.stops.back().arrived_at.ms - d.stops.back().arrives_at.ms) / kMinute;
  if (next == 0 && !d.stops.empty() && now > d.stops.front().departs_at)
    return (now.ms - d.stops.front().departs_at.ms) / kMinute;
  return 0;
}

base::Instant known_until(DrivenRun const& d, base::Instant reported_at, base::Instant now) {
  auto last = reported_at;
  for (auto const& s : d.stops) last = std::max({last, s.arrived_at, s.departed_at});
  return now.ms - last.ms > kRecentMs ? last : now;
}

}  // namespace monitor::rules
