// Hands out the table of rules/refusals.h.
#pragma once
#include <span>

#include "base/result.h"

namespace tracking::service {
std::span<base::RefusalKind const* const> refusal_table();
}
