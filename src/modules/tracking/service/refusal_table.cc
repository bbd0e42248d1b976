// Hands out the table of rules/refusals.h.
#include "modules/tracking/service/refusal_table.h"

#include "modules/tracking/rules/refusals.h"

namespace tracking::service {
std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
}  // namespace tracking::service
