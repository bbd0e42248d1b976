// Areas and routes that a terminal watches by itself (0x8600 … 0x8608).
// Source: JT/T 808-2019, 8.39 … 8.47.
#pragma once
#include "engine/jtt/naming.h"

namespace jtt {

void name_circles(Naming&, bool is_2019);
void name_rectangles(Naming&, bool is_2019);
void name_polygon(Naming&, bool is_2019);
void name_route(Naming&, bool is_2019);

}  // namespace jtt
