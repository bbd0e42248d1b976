// The blobs of an OpenStreetMap PBF file, unpacked one after another.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "platform/osm/refusals.h"

namespace platform::osm {

/// Calls `take` with the bytes of each OSMData blob, in order, until it says false (map_malformed then).
/// @errors map_malformed, map_packing_unknown
/// @source wiki.openstreetmap.org, PBF Format: headers up to 64 KiB, blobs up to 32 MiB unpacked
base::Outcome each_blob(std::string_view pbf, std::function<bool(std::string_view)> const& take);

}  // namespace platform::osm
