// Where budgets stand: expenses entered against them, and what settlement bills on their lines.
#pragma once
#include <vector>

#include "modules/cost/rules/budget.h"

namespace cost::service {

/// What of a budget is used. A statement counts where its period ends: by the link of a line (transport;
/// handover and sorting; delivery) and by the centre that takes the line's route.
/// @param centres  of the budget's side
rules::Use use_of(Tx&, base::Region, rules::Budget const&, std::vector<rules::Centre> const& centres);

}  // namespace cost::service
