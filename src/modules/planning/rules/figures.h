// Figures by which plans are compared.
#pragma once
#include "engine/loading/plan.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// By the plan, or on waybills already.
bool carries_mail(TripOfPlan const&);

/// All but n_moved, bound and running time, which the plan alone does not tell.
Figures figures_of(DayPlan const&, Settings const&);
/// The bound of the engine's plan and the gap to it.
void add_proof(Figures&, DayPlan const&, loading::Plan const&);

}  // namespace planning::rules
