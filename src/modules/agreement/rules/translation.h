// Stored clauses as the engine takes them. Decision 14.
#pragma once
#include "modules/agreement/agreement.h"

namespace agreement::rules {

/// The id of a rule or adjustment is the number of its clause.
rating::Tariff tariff_of(Clauses const&);
rating::Rounding rounding_of(Clauses const&);

}  // namespace agreement::rules
