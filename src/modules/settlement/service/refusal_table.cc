// The tables of rules/refusals.h and of the engine's ledger.
#include "modules/settlement/service/refusal_table.h"

#include "engine/accounting/refusals.h"
#include "modules/settlement/rules/refusals.h"

namespace settlement::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
std::span<base::RefusalKind const* const> ledger_refusals() { return accounting::refusal::all; }

}  // namespace settlement::service
