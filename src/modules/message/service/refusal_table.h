// The refusals of module message, for the host.
#pragma once
#include <span>

#include "base/result.h"

namespace message::service {
std::span<base::RefusalKind const* const> refusal_table();
}
