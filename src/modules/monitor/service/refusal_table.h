// Every refusal of monitor, for the API page.
#pragma once
#include <span>

#include "base/result.h"

namespace monitor::service {

std::span<base::RefusalKind const* const> refusal_table();

}  // namespace monitor::service
