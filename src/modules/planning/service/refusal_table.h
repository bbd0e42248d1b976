// Every refusal of planning, for the API page.
#pragma once
#include <span>

#include "base/result.h"

namespace planning::service {

std::span<base::RefusalKind const* const> refusal_table();

}  // namespace planning::service
