// What the demo county's two sides plan to spend and spend, and what both hold for true about their costs.
#pragma once
#include "app/demo/backstage.h"

namespace app::demo {

/// Cost centres, budgets of this month and those that follow by finance and leader of the post, some expenses, and a
/// cost basis that the coach company agreed to.
/// @param until  a day of the last month with a budget. @throws as Backstage::post
void keep_budgets(Backstage&, base::ServiceDate until);

}  // namespace app::demo
