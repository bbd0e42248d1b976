// Hands out the table of rules/refusals.h.
#include "modules/network/service/refusal_table.h"

#include "modules/network/rules/refusals.h"

namespace network::service {
std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
}  // namespace network::service
