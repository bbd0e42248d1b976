// What the monitor shows: runs of a day with their load, positions and alerts; one run whole; how punctual
// they were.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/accuracy.h"
#include "modules/monitor/rules/load_check.h"
#include "modules/monitor/rules/run.h"
#include "modules/monitor/store/run.h"
#include "platform/command/act.h"

namespace monitor::service {

using platform::command::Look;

struct AskBoard {
  base::ServiceDate service_date;
  std::string line, state;
};
DESCRIBE(AskBoard, "Which runs.", FIELD(service_date, "operating day; none: today").or_default(),
         FIELD(line, "code of the line").longest(30).or_default(),
         FIELD(state, "waiting, running or ended").longest(20).or_default())
/// A run as the board shows it.
struct BoardRun {
  rules::Run run;
  std::vector<rules::RunStop> stops;
  std::int64_t next_stop{}, late_min{};
  base::Instant known_until;
  std::optional<Latest> latest;
  std::int64_t bags_on_board{}, bags_waiting{};
  base::Grams carried_g;
  std::int64_t open_alerts{};
  std::string driver_name, organisation_name;
};
DESCRIBE(BoardRun, "A run on the board.", FIELD(run, "it"), FIELD(stops, "in order"),
         FIELD(next_stop,
               "order of the first stop that it has not come to; the number of stops when none is left"),
         FIELD(late_min, "minutes behind the plan, negative when early"),
         FIELD(known_until, "last word of it, which late_min goes by, when that is old; 0: it is fresh"),
         FIELD(latest, "position of the vehicle"), FIELD(bags_on_board, "bags on board"),
         FIELD(bags_waiting, "listed and not on"), FIELD(carried_g, "bags that were on the vehicle, grams"),
         FIELD(open_alerts, "alerts not closed"), FIELD(driver_name, "driver"),
         FIELD(organisation_name, "that runs the vehicle"))
struct RunBoard {
  base::ServiceDate service_date;
  base::Instant as_of;
  std::vector<BoardRun> items;
};
DESCRIBE(RunBoard, "The runs of a day by planned departure.", FIELD(service_date, "operating day"),
         FIELD(as_of, "moment of the answer"), FIELD(items, "runs"))

struct AskRun {
  TripId trip;
  base::ServiceDate service_date;
};
DESCRIBE(AskRun, "One run.", FIELD(trip, "trip"),
         FIELD(service_date, "operating day; none: today").or_default())
/// 虚拟扫描: a bag is where its vehicle is, and comes when that comes.
struct BagOnRun {
  mail::BagId bag;
  std::string barcode;
  NodeId load_node, unload_node;
  std::string unload_name;
  bool on_board{}, carried_too_far{};
  base::Instant planned_at, expected_at;
};
DESCRIBE(BagOnRun, "A bag of a run.", FIELD(bag, "it"), FIELD(barcode, "30 digits"),
         FIELD(load_node, "loaded at"), FIELD(unload_node, "unloaded at"), FIELD(unload_name, "name of that"),
         FIELD(on_board, "on the vehicle"), FIELD(carried_too_far, "the vehicle has left that node with it"),
         FIELD(planned_at, "planned arrival there"),
         FIELD(expected_at, "estimated, or actual, arrival there"))
struct PathPoint {
  std::int64_t lat_e7{}, lon_e7{};
};
DESCRIBE(PathPoint, "A point of a way.", FIELD(lat_e7, "WGS-84 × 10^7"), FIELD(lon_e7, "WGS-84 × 10^7"))
struct RunDetail {
  BoardRun run;
  std::vector<BagOnRun> bags;
  std::vector<PathPoint> path;
  std::optional<rules::LoadCheck> load_check;
};
DESCRIBE(RunDetail, "A run whole.", FIELD(run, "it"), FIELD(bags, "on it or listed for it"),
         FIELD(load_check, "the list that the vehicle's terminal sent, none: it sent none"),
         FIELD(path, "the way as drawn, or from stop to stop"))

struct AskRide {
  mail::BagId bag;
};
DESCRIBE(AskRide, "Which bag.", FIELD(bag, "it"))
struct Ride {
  TripId trip;
  base::ServiceDate service_date;
  std::string line, headsign, vehicle;
  rules::RunState state{};
  BagOnRun bag;
};
DESCRIBE(Ride, "The run that a bag goes with.", FIELD(trip, "trip"), FIELD(service_date, "operating day"),
         FIELD(line, "code of the line"), FIELD(headsign, "where to"), FIELD(vehicle, "plate"),
         FIELD(state, "life of the run"), FIELD(bag, "the bag; expected as planned where nothing is known yet"))
struct RideView {
  std::optional<Ride> ride;
};
DESCRIBE(RideView, "How a bag travels.", FIELD(ride, "none when it stands on no waybill of today or yesterday"))

struct AskPunctuality {
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskPunctuality, "Which days.", FIELD(first_day, "from"),
         FIELD(last_day, "to, at most 62 days later"))
/// In time means at most five minutes late. @source features.md 2.2.2c; clause 3.5.2 按时
inline constexpr std::int64_t kGraceMs = 5 * 60'000;
struct Punctuality {
  std::vector<store::LineCount> items;
};
DESCRIBE(Punctuality, "准班率 and 到达准点率 by line.", FIELD(items, "lines"))

struct AskAccuracy {
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskAccuracy, "Weeks of which days.", FIELD(first_day, "from the week of this day"),
         FIELD(last_day, "to that of this one, at most a year later"))
/// How many stops of a week's runs positions told of.
struct StopRate {
  base::ServiceDate week;
  std::int64_t stops{}, seen{};
};
DESCRIBE(StopRate, "Stops told by positions in a week.", FIELD(week, "its Monday"),
         FIELD(stops, "of runs that positions showed"), FIELD(seen, "whose arrival positions told"))
struct AccuracyReport {
  std::vector<rules::Accuracy> items;
  std::vector<StopRate> stops;
};
DESCRIBE(AccuracyReport, "How right arrival estimates were, by week and horizon.",
         FIELD(items, "newest week first, nearest horizon first"), FIELD(stops, "newest week first"))

/// @errors out_of_reach
base::Result<AccuracyReport> view_accuracy(Look&, AskAccuracy const&);
/// @errors out_of_reach
base::Result<RunBoard> view_board(Look&, AskBoard const&);
/// @errors trip_unknown, out_of_reach
base::Result<RunDetail> view_run(Look&, AskRun const&);
/// @errors trip_unknown when the bag goes with none that the asker may see; out_of_reach
base::Result<RideView> view_ride(Look&, AskRide const&);
/// @errors out_of_reach
base::Result<Punctuality> view_punctuality(Look&, AskPunctuality const&);

}  // namespace monitor::service
