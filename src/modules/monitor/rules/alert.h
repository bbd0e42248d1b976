// Alerts 告警: what a rule has found. Somebody takes it, does something about it and says what it was.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/monitor/rules/alert_rule.h"

namespace monitor::rules {

using AlertId = base::Id<struct AlertTag>;

/// `open`: nobody has taken it. `taken`: somebody sees to it. `closed`: seen to, with what it was.
enum class AlertState { open, taken, closed };
DESCRIBE_ENUM(AlertState, "Life of an alert.", "open", "taken", "closed")

/// What it was. `none` until somebody has said so.
enum class AlertCause {
  none,
  traffic,
  weather,
  vehicle,
  driver,
  station,
  passengers,
  terminal,
  false_alarm,
  other
};
DESCRIBE_ENUM(AlertCause, "What an alert came from.", "none", "traffic", "weather", "vehicle", "driver",
              "station", "passengers", "terminal", "false_alarm", "other")

/// Something that a rule has found.
struct Hit {
  std::string source;  ///< what makes it the same one when it is found again, "late_departure/20261125/17"
  std::string vehicle, line;
  TripId trip;                     ///< 0 on no trip
  base::ServiceDate service_date;  ///< of the trip; the wall clock's day without one
  NodeId node;                     ///< where it matters; 0 nowhere in particular
  std::string place;               ///< name of that stop, of the fence, number of the bag
  base::Position at_place;         ///< where the vehicle was; (0, 0) when unknown
  std::int64_t value{};            ///< measured, in the unit of the kind
};

struct Alert {
  AlertId id;
  AlertRuleId rule;
  AlertKind kind{};
  AlertState state{AlertState::open};
  bool dry_run{};
  std::string source;
  std::string vehicle, line;
  TripId trip;
  base::ServiceDate service_date;
  OrganisationId organisation;  ///< that runs the vehicle; 0 when unknown
  NodeId node;
  std::string place;
  std::int64_t lat_e7{}, lon_e7{};
  std::int64_t value{}, threshold{};
  base::Instant raised_at;
  base::Instant over_at;       ///< when it was no longer so; 0 while it is
  base::Instant due_at;        ///< until when somebody has to take it
  base::Instant passed_on_at;  ///< when the next post was asked; 0: not
  PersonId taken_by;
  base::Instant taken_at;
  PersonId closed_by;
  base::Instant closed_at;
  AlertCause cause{};
  std::string note;
  std::int64_t version{1};
};
DESCRIBE(Alert, "An alert.", FIELD(id, "key"), FIELD(rule, "rule that found it"),
         FIELD(kind, "what it is about"), FIELD(state, "life"), FIELD(dry_run, "nobody is asked"),
         FIELD(source, "what makes it the same one"), FIELD(vehicle, "plate"),
         FIELD(line, "code of the line"), FIELD(trip, "trip, 0: none"), FIELD(service_date, "operating day"),
         FIELD(organisation, "that runs the vehicle"), FIELD(node, "node, 0: none"),
         FIELD(place, "stop, fence or number of a bag"),
         FIELD(lat_e7, "degrees north × 10⁷, WGS-84; 0 unknown"), FIELD(lon_e7, "degrees east × 10⁷, WGS-84"),
         FIELD(value, "measured, in the unit of the kind"), FIELD(threshold, "of the rule then"),
         FIELD(raised_at, "found"), FIELD(over_at, "no longer so since, 0: it is"),
         FIELD(due_at, "take it until"), FIELD(passed_on_at, "when the next post was asked, 0: not"),
         FIELD(taken_by, "who sees to it"), FIELD(taken_at, "since"), FIELD(closed_by, "who closed it"),
         FIELD(closed_at, "when"), FIELD(cause, "what it came from"),
         FIELD(note, "what was done").longest(400), FIELD(version, "grows with every change"))

/// The alert that a hit makes. A rule that looks once keeps the source as it is; another one adds the moment,
/// so that the same may be found again after it was over.
Alert raised(AlertRule const&, Hit const&, AlertId, base::Instant now);

/// @errors alert_state_forbids (closed), alert_taken (by another person)
base::Result<Alert> taken(Alert, PersonId, base::Instant now);
/// @errors alert_state_forbids, cause_missing, note_missing (other)
base::Result<Alert> closed(Alert, PersonId, AlertCause, std::string note, base::Instant now);
/// It is no longer so. What nobody was asked about, or what is seen to already, needs nobody any more.
Alert over(Alert, base::Instant now);
/// The next post is asked too.
Alert passed_on(Alert, base::Instant now);
/// Nobody has taken it in time, it is still so, and somebody else can be asked who was not yet.
bool is_overdue(Alert const&, base::Instant now);

}  // namespace monitor::rules
