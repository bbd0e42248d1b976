// What stands in a statement under the number that both sides know it by.
#pragma once
#include "modules/settlement/rules/comparison.h"
#include "modules/settlement/store/statement.h"

namespace settlement::service {

/// Of a bag each item has its share of what the event came to.
rules::OurNumbers our_numbers(Tx&, base::Region, StatementId, rules::MatchedBy);
/// Those of one line.
rules::OurNumbers our_numbers(Tx&, base::Region, rules::StatementLine const&, rules::MatchedBy);

}  // namespace settlement::service
