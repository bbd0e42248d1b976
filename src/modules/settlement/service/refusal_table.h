// Every refusal of settlement, for the API page.
#pragma once
#include <span>

#include "base/result.h"

namespace settlement::service {

std::span<base::RefusalKind const* const> refusal_table();
/// Those of the books.
std::span<base::RefusalKind const* const> ledger_refusals();

}  // namespace settlement::service
