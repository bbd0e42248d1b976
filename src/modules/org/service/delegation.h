// Hats lent for some days: a deputy acts in the lender's post, with all of its rights or some.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "modules/org/store/membership.h"
#include "platform/command/act.h"

namespace org::service {

struct LendHat {
  HatId hat;
  PersonId to_person;
  base::ServiceDate from_day, until_day;
  std::vector<std::string> permissions;
};
DESCRIBE(LendHat, "Lends one's hat for some days.", FIELD(hat, "one's own"), FIELD(to_person, "to whom"),
         FIELD(from_day, "first day"), FIELD(until_day, "last day"),
         FIELD(permissions, "which rights; all but powers if empty").longest(60).or_default())
struct TakeBackHat {
  store::DelegationId delegation;
};
DESCRIBE(TakeBackHat, "Takes a lent hat back.", FIELD(delegation, "which"))

struct DelegationList {
  std::vector<store::Delegation> lent, borrowed;
};
DESCRIBE(DelegationList, "Hats lent and borrowed.", FIELD(lent, "to others"), FIELD(borrowed, "from others"))

/// Rights that only a second person's confirmation gives (rules::is_power) stay with the lender.
/// @errors membership_unknown (not one's own), hat_not_lent (an administrator's), dates_reversed,
///         person_unknown, person_left
base::Result<store::Delegation> lend_hat(platform::command::Act&, LendHat const&);
/// @errors delegation_unknown (not lent by oneself)
base::Result<store::Delegation> take_back_hat(platform::command::Act&, TakeBackHat const&);
DelegationList list_own_delegations(platform::command::Look&);

}  // namespace org::service
