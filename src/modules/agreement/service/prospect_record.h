// What every use case of talks does first and last: load within reach, store with event and audit.
#pragma once
#include <string>

#include "modules/agreement/rules/prospect_funnel.h"
#include "platform/auth/hat.h"
#include "platform/command/act.h"

namespace agreement::service {

using platform::command::Act;
using platform::command::Look;

struct OneProspect {
  rules::ProspectId prospect;
};
DESCRIBE(OneProspect, "One prospect.", FIELD(prospect, "which"))

/// Talks are read by the side whose they are, and never by the other, however far a hat of it sees.
/// @errors talks_out_of_reach (also hats of a node or of own acts)
base::Outcome check_talks(platform::auth::Hat const&);
/// @errors prospect_unknown (also of the other side: that there are talks is a secret too),
/// talks_out_of_reach
base::Result<rules::Prospect> get_prospect(Tx&, platform::auth::Hat const&, rules::ProspectId);
/// The same, of talks that go on. @errors prospect_ended besides
base::Result<rules::Prospect> get_open(Tx&, platform::auth::Hat const&, rules::ProspectId);
/// What checklists ask.
rules::Known known_of(Tx&, base::Region, rules::ProspectId);

/// "agreement/prospect/123".
std::string subject_of(rules::ProspectId);
/// Where the task of the next contact has its source.
std::string contact_source_of(rules::ProspectId);
/// Stores it, audits the difference and tells browsers of its side.
/// @errors changed_meanwhile
base::Outcome store_changed(Act&, char const* what, rules::Prospect const& before,
                            rules::Prospect const& after);
/// Tells browsers that something below a prospect changed.
void tell_changed(Act&, rules::Prospect const&);

}  // namespace agreement::service
