// The hats that a person may wear now: own memberships and those lent by others.
#pragma once
#include <vector>

#include "modules/org/org.h"
#include "platform/auth/hat.h"

namespace org::service {

/// Empty for somebody who has left. Permissions are those of the post; a lent hat has at most the lender's; a
/// person who must change the password first has none.
std::vector<platform::auth::Hat> list_hats(Tx&, base::Region, PersonId, base::Instant now);

}  // namespace org::service
