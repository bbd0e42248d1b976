// Rows of statements as others analyse them.
#pragma once
#include "modules/settlement/face/billed.h"

namespace settlement::store {

std::vector<BilledStatement> list_billed_statements(Tx&, base::Region, BilledSpan const&);
std::vector<BilledLine> list_billed_lines(Tx&, base::Region, BilledSpan const&);
std::vector<BilledPart> list_billed_parts(Tx&, base::Region, BilledSpan const&);

}  // namespace settlement::store
