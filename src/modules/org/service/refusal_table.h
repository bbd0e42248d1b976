// Every refusal of org and of accounts, for the host.
#pragma once
#include <span>

#include "base/result.h"

namespace org::service {

std::span<base::RefusalKind const* const> refusal_table();
std::span<base::RefusalKind const* const> account_refusal_table();

}  // namespace org::service
