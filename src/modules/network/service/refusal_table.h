// The table of refusals for the host, which does not see rules.
#pragma once
#include <span>

#include "base/result.h"

namespace network::service {
std::span<base::RefusalKind const* const> refusal_table();
}
