// Rows of notices that end an agreement.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/agreement/rules/ending.h"

namespace agreement::store {

/// Inserts version 1, else changes. @errors changed_meanwhile
base::Outcome put_ending(Tx&, base::Region, rules::Ending const&);
/// @errors ending_unknown
base::Result<rules::Ending> get_ending(Tx&, base::Region, rules::EndingId);
/// Of an agreement, oldest first.
std::vector<rules::Ending> list_endings(Tx&, base::Region, AgreementId);

}  // namespace agreement::store
