// The table of rules/refusals.h.
#include "modules/cost/service/refusal_table.h"

#include "modules/cost/rules/refusals.h"

namespace cost::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }

}  // namespace cost::service
