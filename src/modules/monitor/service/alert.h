// Use cases of alerts: the list, taking one, closing it, and what they add up to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/alert.h"
#include "modules/monitor/store/alert.h"
#include "platform/command/act.h"

namespace monitor::service {

using platform::command::Act;
using platform::command::Look;

struct AskAlerts {
  std::string state, kind, vehicle, line;
  bool unclosed{}, with_trials{};
  TripId trip;
  base::ServiceDate first_day, last_day;
  rules::AlertId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskAlerts, "Which alerts.", FIELD(state, "open, taken or closed").longest(20).or_default(),
         FIELD(kind, "what they are about").longest(40).or_default(),
         FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(line, "code of the line").longest(30).or_default(),
         FIELD(unclosed, "only those not closed").or_default(),
         FIELD(with_trials, "also of rules on trial").or_default(), FIELD(trip, "of this trip").or_default(),
         FIELD(first_day, "from this operating day").or_default(),
         FIELD(last_day, "to this operating day").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct AlertView {
  rules::Alert alert;
  std::string rule_name, organisation_name, taken_by_name, closed_by_name;
};
DESCRIBE(AlertView, "An alert with names.", FIELD(alert, "it"), FIELD(rule_name, "rule that found it"),
         FIELD(organisation_name, "that runs the vehicle"), FIELD(taken_by_name, "who sees to it"),
         FIELD(closed_by_name, "who closed it"))
struct AlertList {
  std::vector<AlertView> items;
  std::optional<rules::AlertId> next;
};
DESCRIBE(AlertList, "Alerts, newest first.", FIELD(items, "alerts"), FIELD(next, "cursor of the next page"))
struct OneAlert {
  rules::AlertId alert;
};
DESCRIBE(OneAlert, "One alert.", FIELD(alert, "which"))
struct CloseAlert {
  rules::AlertId alert;
  rules::AlertCause cause{};
  std::string note;
};
DESCRIBE(CloseAlert, "Says what an alert came from and what was done.", FIELD(alert, "which"),
         FIELD(cause, "what it came from"), FIELD(note, "what was done").longest(400).or_default())
struct AskCounts {
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskCounts, "Which days.", FIELD(first_day, "from"), FIELD(last_day, "to"))
struct AlertCounts {
  std::vector<store::AlertCount> items;
};
DESCRIBE(AlertCounts, "Alerts by kind and cause.", FIELD(items, "counts"))

/// @errors out_of_reach
base::Result<AlertList> list_alerts(Look&, AskAlerts const&);
/// @errors alert_unknown, out_of_reach
base::Result<AlertView> view_alert(Look&, OneAlert const&);
/// @errors alert_unknown, out_of_reach, alert_taken, alert_state_forbids, changed_meanwhile
base::Result<AlertView> take_alert(Act&, OneAlert const&);
/// @errors alert_unknown, out_of_reach, alert_state_forbids, cause_missing, note_missing, changed_meanwhile
base::Result<AlertView> close_alert(Act&, CloseAlert const&);
/// @errors out_of_reach
base::Result<AlertCounts> count_alerts(Look&, AskCounts const&);

}  // namespace monitor::service
