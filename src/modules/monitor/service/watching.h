// One look of all rules at everything that moves, and what other modules' news mean for them.
#pragma once
#include <vector>

#include "modules/mail/mail.h"
#include "modules/monitor/rules/watch.h"
#include "modules/monitor/service/facts.h"

namespace monitor::service {

/// What one rule finds at a moment.
struct RuleHits {
  rules::AlertRule rule;
  std::vector<rules::Hit> hits;
  std::vector<OrganisationId> organisations;  ///< of the vehicles, one a hit
};
/// What a look at the runs of yesterday and today has found.
struct Found {
  bool lacks_rules{};  ///< of some kind there is none: a new county, or a new kind
  std::vector<WatchedTrip> changed;
  std::vector<RuleHits> rules;
};
/// Reads only: some tenth of a second for the trips of a county, which no writer shall wait for.
Found look(Tx&, base::Region, base::Instant now);
/// Stores changed runs, raises what is new, ends what is over, asks the next post; kinds without a
/// rule get the usual one.
void act_on(Tx&, base::Region, base::Instant now, Found const&);
/// A receiver found seals that differ.
void take_seal_differences(Tx&, base::Region, base::Instant now, mail::HandoverId);

}  // namespace monitor::service
