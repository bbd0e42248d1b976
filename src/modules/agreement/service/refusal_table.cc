// The tables of rules/refusals.h and of platform/approval.
#include "modules/agreement/service/refusal_table.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/approval/refusals.h"

namespace agreement::service {

std::span<base::RefusalKind const* const> refusal_table() { return refusal::all; }
std::span<base::RefusalKind const* const> approval_refusals() { return platform::approval::refusal::all; }

}  // namespace agreement::service
