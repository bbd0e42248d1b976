// Rows of alerts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/alert.h"

namespace monitor::store {

/// @returns false when an alert of this source is there already
bool insert_alert(Tx&, base::Region, rules::Alert const&);
/// @errors changed_meanwhile
base::Outcome save_alert(Tx&, base::Region, rules::Alert const&);
/// @errors alert_unknown
base::Result<rules::Alert> get_alert(Tx&, base::Region, rules::AlertId);
/// Those of a rule that are not over yet.
std::vector<rules::Alert> list_standing(Tx&, base::Region, rules::AlertRuleId);
/// Nobody has taken them although it was due.
std::vector<rules::Alert> list_overdue(Tx&, base::Region, base::Instant now);

struct AlertFilter {
  OrganisationId organisation;  ///< only of this one's vehicles; 0: all
  std::string state, kind, vehicle, line;
  bool unclosed{};     ///< open or taken
  bool with_trials{};  ///< also of rules on trial
  TripId trip;
  base::ServiceDate first_day, last_day;  ///< both inclusive; 0: any
  rules::AlertId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Alert> list_alerts(Tx&, base::Region, AlertFilter const&);

/// How many alerts of each trip of a day are not closed.
struct TripAlerts {
  TripId trip;
  std::int64_t n{};
};
DESCRIBE(TripAlerts, "Alerts of a trip.", FIELD(trip, "trip"), FIELD(n, "not closed"))
std::vector<TripAlerts> count_unclosed(Tx&, base::Region, base::ServiceDate);

/// Alerts of one kind and cause on some days.
struct AlertCount {
  rules::AlertKind kind{};
  rules::AlertCause cause{};
  std::int64_t n{}, n_in_time{}, n_open{};
  std::int64_t minutes_to_take{};  ///< sum over those that were taken
};
DESCRIBE(AlertCount, "Alerts of one kind and cause.", FIELD(kind, "what they are about"),
         FIELD(cause, "what they came from"), FIELD(n, "how many"), FIELD(n_in_time, "taken in time"),
         FIELD(n_open, "not closed"), FIELD(minutes_to_take, "sum over those taken"))
/// Without those of rules on trial. @param first,last  both inclusive
std::vector<AlertCount> count_alerts(Tx&, base::Region, OrganisationId, base::ServiceDate first,
                                     base::ServiceDate last);

}  // namespace monitor::store
