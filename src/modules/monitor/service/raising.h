// What a hit sets going: an alert, a task with a clock, the next post when nobody answers.
#pragma once
#include <vector>

#include "modules/monitor/rules/alert.h"

namespace monitor::service {

/// Where an alert stands for others: task sources and journal subjects.
std::string subject_of(rules::Alert const&);
/// The fact that the alert changed, for journal and browsers.
void tell(Tx&, base::Region, base::Instant now, rules::Alert const&);

/// Raises it unless it stands already. @param organisation  that runs the vehicle; 0 when unknown
/// @returns true when it is new
bool raise(Tx&, base::Region, base::Instant now, rules::AlertRule const&, rules::Hit const&, OrganisationId);
/// Alerts of the rule that stand and were not found again are over now. @param hits  all that the rule finds
/// now
void end_others(Tx&, base::Region, base::Instant now, rules::AlertRule const&,
                std::vector<rules::Hit> const& hits);
/// Asks the next post about every alert that nobody took in time.
void pass_on_overdue(Tx&, base::Region, base::Instant now);

}  // namespace monitor::service
