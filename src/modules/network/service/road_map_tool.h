// `yidao import roads`: a road map from the machine's own disk.
#pragma once
#include <string>

#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace network::service {

/// Takes in an `.osm.pbf` file and prints what is in it. @returns the exit code: 0 taken in, 1 refused
int import_roads_from_disk(platform::db::Database&, base::Region, base::Instant now, std::string const& path);

}  // namespace network::service
