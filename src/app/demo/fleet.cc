// The roster to duties, duties to reports.
#include "app/demo/fleet.h"

#include "app/demo/roster.h"
#include "engine/driving/duty.h"

namespace app::demo {
namespace {

constexpr std::uint64_t kSeed = 539'929;

/// Coaches with mail serve every stop and go to the end of the line; now and then one leaves late, or its
/// driver asks for help.
driving::Habits habits() {
  driving::Habits out;
  out.skips = out.turns_short = 0;
  out.starts_late = 0.08;
  out.late_s = 420;
  return out;
}
driving::Terminal terminal() {
  driving::Terminal out;
  out.sos = 0.015;
  return out;
}

struct Planned {
  network::TripId id;
  driving::Trip trip;
};

Planned planned(platform::db::Tx& tx, base::Region region, network::DayTrip const& t) {
  auto path = network::path_of(tx, region, t.id);
  Planned out{t.id, {std::move(path.shape), std::move(path.stops), {}, {}, {}, {}}};
  for (auto const& call : t.calls) {
    out.trip.arrives.push_back(base::instant_of(t.service_date, call.arrives));
    out.trip.departs.push_back(base::instant_of(t.service_date, call.departs));
  }
  out.trip.line = static_cast<std::uint64_t>(t.line.value) * 2 + static_cast<std::uint64_t>(t.direction);
  return out;
}

/// By vehicle, each by departure.
std::vector<std::vector<Planned>> duties_of(platform::db::Tx& tx, base::Region region, base::ServiceDate day,
                                            int vehicles) {
  std::vector<std::vector<Planned>> out(static_cast<std::size_t>(vehicles));
  auto const trips = network::list_trips(tx, region, day);
  std::map<network::TripId, network::DayTrip const*> by_id;
  for (auto const& t : trips) by_id[t.id] = &t;
  for (auto const& duty : assign_duties(trips, vehicles)) {
    auto one = planned(tx, region, *by_id.at(duty.trip));
    if (one.trip.stops.size() == one.trip.arrives.size() && one.trip.stops.size() > 1)
      out[static_cast<std::size_t>(duty.vehicle)].push_back(std::move(one));
  }
  return out;
}

/// A parked coach reports now and then, so that it is known before its first trip.
driving::Observation parked(Planned const& first, base::ServiceDate day) {
  driving::Observation out;
  out.at = out.received_at = base::instant_of(day, {4 * 3600 + 15 * 60});
  out.place = first.trip.stops.front();
  return out;
}

}  // namespace

DrivenDay drive_day(platform::db::Tx& tx, base::Region region, base::ServiceDate day, int vehicles) {
  DrivenDay out;
  auto const duties = duties_of(tx, region, day, vehicles);
  for (int v = 0; v < vehicles; ++v) {
    auto const& duty = duties[static_cast<std::size_t>(v)];
    if (duty.empty()) continue;
    std::vector<driving::Trip> trips;
    for (auto const& p : duty) trips.push_back(p.trip);
    auto const seed =
        kSeed + static_cast<std::uint64_t>(base::to_days(day)) * 1'000 + static_cast<std::uint64_t>(v);
    auto driven = driving::drive_duty(trips, habits(), terminal(), seed);
    driven.reports.insert(driven.reports.begin(), parked(duty.front(), day));
    out.vehicles.push_back({{terminal_of(v), false, plate_of(v), ""}, std::move(driven.reports)});
    for (std::size_t i = 0; i < duty.size(); ++i) out.truth[duty[i].id] = driven.trips[i];
  }
  return out;
}

}  // namespace app::demo
