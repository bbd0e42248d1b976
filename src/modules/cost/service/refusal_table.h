// Every refusal of cost, for the host.
#pragma once
#include <span>

#include "base/result.h"

namespace cost::service {

std::span<base::RefusalKind const* const> refusal_table();

}  // namespace cost::service
