// Hands out the table of rules/refusals.h.
#include "modules/message/service/refusal_table.h"

#include "modules/message/rules/refusals.h"

namespace message::service {
std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
}  // namespace message::service
