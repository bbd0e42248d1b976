// Every refusal of mail, for the API page.
#pragma once
#include <span>

#include "base/result.h"

namespace mail::service {

std::span<base::RefusalKind const* const> refusal_table();

}  // namespace mail::service
