// Prices that two sides talk about, as the engine takes them: whoever knows real quantities can say what they
// come to.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/agreement.h"
#include "platform/command/act.h"

namespace agreement {

using ProspectKey = base::Id<struct ProspectKeyTag>;    ///< of talks; an agreement may come of them
using ConditionKey = base::Id<struct ConditionKeyTag>;  ///< a clause that is talked about

/// A clause on which both sides have named a price, a penalty or a bonus.
struct TalkedPrice {
  ConditionKey condition;
  rating::Tariff ours, theirs;  ///< one rule or one adjustment each, the same but for the price
};
struct TalkedPrices {
  OrganisationId organisation;  ///< whose talks these are
  OrganisationId partner;       ///< 0: it has no account here
  std::vector<TalkedPrice> items;
};

/// For those whose talks they are. @errors prospect_unknown, talks_out_of_reach
base::Result<TalkedPrices> list_talked_prices(platform::command::Look&, ProspectKey);

}  // namespace agreement
