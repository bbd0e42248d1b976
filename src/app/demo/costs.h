// What the demo county's two sides plan to spend and spend, and what both hold for true about their costs.
#pragma once
#include "app/demo/backstage.h"

namespace app::demo {

/// Cost centres, this month's budgets by finance and leader of the post, some expenses, and a cost basis that the coach
/// company agreed to. @throws as Backstage::post
void keep_budgets(Backstage&);

}  // namespace app::demo
