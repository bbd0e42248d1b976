// Every refusal of agreement, and of approvals that it asks for, for the API page.
#pragma once
#include <span>

#include "base/result.h"

namespace agreement::service {

std::span<base::RefusalKind const* const> refusal_table();
std::span<base::RefusalKind const* const> approval_refusals();

}  // namespace agreement::service
