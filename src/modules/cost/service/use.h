// Where budgets stand: expenses entered against them, and what settlement bills on their lines.
#pragma once
#include <map>
#include <vector>

#include "modules/cost/rules/budget.h"
#include "modules/settlement/face/billed.h"

namespace cost::service {

/// What a side is billed in a span, read once for any number of budgets.
class Billed {
 public:
  /// @param first,last  around every budget that is asked about
  Billed(Tx&, base::Region, OrganisationId payer, base::ServiceDate first, base::ServiceDate last);

  /// Adds the part of it that uses a budget. A statement counts where its period ends: by the link of a line
  /// (transport; handover and sorting; delivery) and by the centre that takes the line's route.
  void add_to(rules::Use&, rules::Budget const&, std::vector<rules::Centre> const& centres) const;

 private:
  std::map<settlement::StatementId, settlement::BilledStatement> statements_;  // that the side pays
  std::vector<settlement::BilledLine> lines_;
};

/// What of a budget is used.
/// @param centres  of the budget's side
rules::Use use_of(Tx&, base::Region, rules::Budget const&, std::vector<rules::Centre> const& centres,
                  Billed const&);

}  // namespace cost::service
