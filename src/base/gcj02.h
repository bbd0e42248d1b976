// GCJ-02, the shifted datum of Chinese maps and of terminals whose map plug-in encrypts coordinates.
#pragma once
#include "base/geo.h"

namespace base {

/// Whether the shift applies there: within a box around the mainland.
bool is_shifted_place(Position);
/// @returns the place as Chinese maps draw it; unchanged abroad
Position to_gcj02(Position wgs84);
/// The inverse by iteration, off by less than a metre; unchanged abroad.
Position from_gcj02(Position gcj02);

}  // namespace base
