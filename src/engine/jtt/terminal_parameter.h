// Parameters of a terminal (0x8103, 0x0104): which are numbers, which are texts.
#pragma once
#include "engine/jtt/naming.h"

namespace jtt {

/// Names `id` and `value`; what the standard does not know, or knows with another length, is {"raw": "…"}.
/// Source: JT/T 808-2019, table 12.
void name_parameter(Naming&);

}  // namespace jtt
