// The table of rules/refusals.h.
#include "modules/planning/service/refusal_table.h"

#include "modules/planning/rules/refusals.h"

namespace planning::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }

}  // namespace planning::service
