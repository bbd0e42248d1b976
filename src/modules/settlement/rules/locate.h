// Who held an item when it was lost or damaged: between the last hand-over where it was good and the first
// where it was not.
#pragma once
#include <vector>

#include "modules/mail/face/losses.h"
#include "modules/settlement/settlement.h"

namespace settlement::rules {

using platform::auth::NodeId;

/// `handover`: who gave it was found to have lost or damaged it. `opening`: the seals were whole until the
/// bag was opened, so who sealed it answers. `holder`: nothing was found at a handover; who holds it must
/// produce it. `decided`: both sides agreed on somebody else. `unknown`: it was never in anybody's hands
/// here.
enum class LocatedBy { handover, opening, holder, decided, unknown };
DESCRIBE_ENUM(LocatedBy, "How it is known who answers.", "handover", "opening", "holder", "decided",
              "unknown")

struct Located {
  LocatedBy by{LocatedBy::unknown};
  mail::Holding holding;       ///< the interval in which it happened
  mail::HandoverId first_bad;  ///< 0: found when the bag was opened, or by a person
  mail::IrregularityId irregularity;
};

/// @param holdings  without gap, oldest first; @param findings  oldest first
Located locate(std::vector<mail::Holding> const& holdings, std::vector<mail::Finding> const& findings);

/// Who took it in from its sender, and owes the sender the whole of it; 0: nobody here.
/// @source 民法典 834
OrganisationId contractor_of(std::vector<mail::Holding> const&);

}  // namespace settlement::rules
