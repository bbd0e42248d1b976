// Evidence of a target in words.
#pragma once
#include <string>

#include "modules/settlement/rules/evidence.h"

namespace settlement::service {

/// "时限达成率 90.00%（18/20），目标 95.00%" of the code of a target or service level, as `rules::code_of`
/// writes it; any other code as it stands.
std::string evidence_text(rules::EvidenceKind, std::string const& code);

}  // namespace settlement::service
