// The table of rules/refusals.h.
#include "modules/monitor/service/refusal_table.h"

#include "modules/monitor/rules/refusals.h"

namespace monitor::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }

}  // namespace monitor::service
