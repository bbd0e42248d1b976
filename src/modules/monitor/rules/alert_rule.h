// Alert rules 告警规则: what is watched for, where and when, and who has to do something about it.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/monitor.h"

namespace monitor::rules {

using AlertRuleId = base::Id<struct AlertRuleTag>;
using FenceId = base::Id<struct FenceTag>;

/// What is watched for. `threshold` of the rule is in the unit named here.
/// @source regulation 2.2.2(3), 3.5.2
enum class AlertKind {
  late_departure,     ///< minutes after the planned departure from the first stop
  late_arrival,       ///< minutes after the planned arrival that a stop is or will be late
  off_route,          ///< metres from the line's way
  long_stop,          ///< minutes in one place on the way, no stop being there
  offline,            ///< minutes without a report while the trip runs
  over_speed,         ///< km/h
  fatigue,            ///< told by the terminal; no threshold
  sos,                ///< told by the terminal; no threshold
  door_open,          ///< metres from the nearest stop with a door open
  seal_differs,       ///< a handover says the seal is not as it was; no threshold
  hold_overload,      ///< kg above what the passengers leave
  fence_entered,      ///< no threshold
  fence_left,         ///< no threshold
  fence_crossed,      ///< in and out between two reports; no threshold
  wrong_unload,       ///< a bag was not unloaded where it should be; no threshold
  missed_connection,  ///< minutes that the next departure of a bag leaves after its arrival, at least
  load_differs,       ///< the terminal lists other bags than were handed over; no threshold
};
DESCRIBE_ENUM(AlertKind, "What an alert is about.", "late_departure", "late_arrival", "off_route",
              "long_stop", "offline", "over_speed", "fatigue", "sos", "door_open", "seal_differs",
              "hold_overload", "fence_entered", "fence_left", "fence_crossed", "wrong_unload",
              "missed_connection", "load_differs")

/// Days on which a rule is in force, beside its weekdays. `working`, `off`: as the county's calendar has it, with
/// public holidays and days made up. `market`, `no_market`: a market 逢集 is held somewhere in the county, or none.
enum class AlertDays { every, working, off, market, no_market };
DESCRIBE_ENUM(AlertDays, "Days on which a rule is in force.", "every", "working", "off", "market", "no_market")

struct AlertRule {
  AlertRuleId id;
  AlertKind kind{};
  std::string name;
  bool enabled{true};
  bool dry_run{};              ///< 试运行: hits are kept and nobody is asked to do anything
  std::int64_t threshold{};    ///< unit of the kind
  std::string lines;           ///< codes, separated by commas; "": every line
  std::string vehicles;        ///< plates, separated by commas; "": every vehicle
  FenceId fence;               ///< of fence_…; 0: every one
  AlertDays days{AlertDays::every};
  std::int64_t weekdays{127};  ///< bits, 1 Monday … 64 Sunday, of the wall clock
  base::ServiceTime hours_from,
      hours_until{86'400};      ///< of the wall clock, half-open; may pass midnight: 22:00–05:00
  bool once{true};              ///< once a trip (or a day where there is none); else again after it was over
  std::string post;             ///< who has to take it, of the vehicle's organisation
  std::int64_t answer_min{10};  ///< minutes to take it; then the next post is asked too
  std::string next_post;        ///< "": nobody else is asked
  std::int64_t version{1};
};
DESCRIBE(AlertRule, "An alert rule.", FIELD(id, "key").or_default(), FIELD(kind, "what is watched for"),
         FIELD(name, "name").longest(60).or_default(), FIELD(enabled, "in force").or_default(),
         FIELD(dry_run, "nobody is asked, hits are kept").or_default(),
         FIELD(threshold, "in the unit of the kind: minutes, metres, km/h, kg")
             .at_least(0)
             .at_most(100'000)
             .or_default(),
         FIELD(lines, "codes of lines, commas between; empty: every one").longest(400).or_default(),
         FIELD(vehicles, "plates, commas between; empty: every one").longest(400).or_default(),
         FIELD(fence, "fence; 0: every one").or_default(),
         FIELD(days, "every day, working days, days off, days with a market or without").or_default(),
         FIELD(weekdays, "bits: 1 Monday … 64 Sunday").at_least(1).at_most(127).or_default(),
         FIELD(hours_from, "from, wall clock").or_default(),
         FIELD(hours_until, "until, wall clock").or_default(), FIELD(once, "once a trip").or_default(),
         FIELD(post, "post that has to take it").longest(40).or_default(),
         FIELD(answer_min, "minutes to take it").at_least(1).at_most(1440).or_default(),
         FIELD(next_post, "post that is asked after that").longest(40).or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// What the county's calendars say of the days around a moment. Of a day that is not in it: worked from Monday to
/// Friday, no market.
struct DayKinds {
  std::map<base::ServiceDate, bool> worked;
  std::set<base::ServiceDate> markets;
};

/// Where and when something happens, as a rule asks.
struct Circumstance {
  std::string_view line;     ///< "" on no trip
  std::string_view vehicle;  ///< "" when no vehicle is known
  FenceId fence;
  base::Instant at;
  DayKinds const* kinds{};  ///< nullptr: no day is special
};
/// The rule is in force for that line, vehicle and fence at that time.
bool applies(AlertRule const&, Circumstance const&);

/// True for kinds that need a threshold above zero.
bool needs_threshold(AlertKind);
/// @errors threshold_missing, post_missing
base::Outcome check_rule(AlertRule const&);

/// Some kind has no rule: nobody can take one away, so that its kind is new here.
bool lacks_kinds(std::vector<AlertRule> const&);
/// The rules that a county begins with: every kind once, with the thresholds that the trade uses.
/// @source features.md 2.2.2c (15 min, 500 m, 30 min); GB 7258 (100 km/h coaches)
std::vector<AlertRule> usual_rules();

}  // namespace monitor::rules
