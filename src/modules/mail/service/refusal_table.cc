// The table of rules/refusals.h.
#include "modules/mail/service/refusal_table.h"

#include "modules/mail/rules/refusals.h"

namespace mail::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }

}  // namespace mail::service
