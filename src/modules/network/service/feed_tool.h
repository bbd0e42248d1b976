// `yidao import gtfs`: a feed from the machine's own disk.
#pragma once
#include <string>

#include "base/ids.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace network::service {

/// Imports a folder or a zip archive and prints what changed and every fault, in Chinese and English.
/// @returns the exit code: 0 imported, 1 refused or with errors
int import_from_disk(platform::db::Database&, base::Region, base::Instant now, std::string const& path);

}  // namespace network::service
