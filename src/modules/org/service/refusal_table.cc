// The tables, seen from outside the rules.
#include "modules/org/service/refusal_table.h"

#include "modules/org/rules/refusals.h"
#include "platform/auth/refusals.h"

namespace org::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
std::span<base::RefusalKind const* const> account_refusal_table() { return platform::auth::refusal::all; }

}  // namespace org::service
