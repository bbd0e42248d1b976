// Runs: a trip of a day as it is really driven, stop by stop.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "modules/mail/mail.h"
#include "modules/monitor/monitor.h"
#include "modules/planning/planning.h"

namespace monitor::rules {

/// `waiting`: not left its first stop. `running`: on the way. `ended`: at its last stop, or its time is long
/// over.
enum class RunState { waiting, running, ended };
DESCRIBE_ENUM(RunState, "Life of a run.", "waiting", "running", "ended")

struct Run {
  base::ServiceDate service_date;
  TripId trip;
  std::string line, line_name, headsign;
  std::int64_t direction{};
  RunState state{};
  std::string vehicle;  ///< plate; "" while nobody has said
  PersonId driver;
  OrganisationId organisation;   ///< that runs the vehicle
  std::int64_t progress_m{};     ///< along the way, from its first stop
  std::int64_t deviation_m{};    ///< of the last position from the way
  base::Instant seen_at;         ///< GNSS time of the last position that was matched; 0: none
  base::Instant standing_since;  ///< 0 while it moves
  std::string matched;           ///< what matching remembers between two positions
};
DESCRIBE(Run, "A trip of a day as it is driven.", FIELD(service_date, "operating day"), FIELD(trip, "trip"),
         FIELD(line, "code of the line"), FIELD(line_name, "name of the line"), FIELD(headsign, "where to"),
         FIELD(direction, "0 out, 1 return"), FIELD(state, "life"), FIELD(vehicle, "plate"),
         FIELD(driver, "driver"), FIELD(organisation, "that runs the vehicle"),
         FIELD(progress_m, "metres from the first stop"), FIELD(deviation_m, "metres from the way"),
         FIELD(seen_at, "last position, 0: none"), FIELD(standing_since, "0 while it moves"),
         FIELD(matched, "what matching remembers").secret())

struct RunStop {
  std::int64_t seq{};  ///< 0 first
  NodeId node;         ///< 0 when no mail node is there
  std::string name;
  std::int64_t lat_e7{}, lon_e7{};
  base::Instant arrives_at, departs_at;   ///< planned
  base::Instant expected_at;              ///< estimated arrival; 0 without an estimate
  base::Instant arrived_at, departed_at;  ///< actual; 0 before
  bool by_position{};                     ///< actual times come from positions, not from the driver
};
DESCRIBE(RunStop, "A stop of a run.", FIELD(seq, "order, from 0"), FIELD(node, "node, 0: none"),
         FIELD(name, "name"), FIELD(lat_e7, "WGS-84 × 10^7"), FIELD(lon_e7, "WGS-84 × 10^7"),
         FIELD(arrives_at, "planned arrival"), FIELD(departs_at, "planned departure"),
         FIELD(expected_at, "estimated arrival, 0: no estimate"), FIELD(arrived_at, "arrived, 0: not yet"),
         FIELD(departed_at, "left, 0: not yet"), FIELD(by_position, "times come from positions"))

struct DrivenRun {
  Run run;
  std::vector<RunStop> stops;
};
DESCRIBE(DrivenRun, "A run with its stops.", FIELD(run, "it"), FIELD(stops, "in order"))

/// Vehicle and driver of a trip as planning or the waybill say.
struct Assignment {
  std::string vehicle;
  PersonId driver;
  OrganisationId organisation;
};

/// The run of a trip before anything has happened. @param path  stops as many as calls
DrivenRun opened(network::DayTrip const&, network::Path const& path, Assignment const&);
/// The same run after timetable or vehicle changed: what has happened stays. @returns true when something
/// differs
bool bring_up_to_date(DrivenRun&, network::DayTrip const&, Assignment const&);
/// Takes over what the driver said, where positions have said nothing. @param told  stops of this trip in
/// order
/// @returns true when something differs
bool take_told_times(DrivenRun&, std::span<mail::TripStop const> told);
/// State by what its stops say. A run that nothing was heard of ends this long after its planned arrival.
inline constexpr std::int64_t kForgottenAfterMs = 3 * 3'600'000;
RunState state_of(DrivenRun const&, base::Instant now);

/// Minutes behind the plan at the next stop (or at the last one passed); negative when early; 0 before
/// anything is known.
std::int64_t late_minutes(DrivenRun const&, base::Instant now);
/// A word of a vehicle speaks of now for so long.
inline constexpr std::int64_t kRecentMs = 10 * 60'000;
/// Until when anything is known of a run whose vehicle reports: a position may come hours late, after a valley without
/// radio or an outage, and by the clock alone such a run would be late by hours.
/// @param reported_at  GNSS time of the vehicle's last report
/// @returns `now` while the last word is fresh
base::Instant known_until(DrivenRun const&, base::Instant reported_at, base::Instant now);
/// The first stop that it has not come to; the number of stops when there is none.
std::size_t next_stop(DrivenRun const&);

}  // namespace monitor::rules
