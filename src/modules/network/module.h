// How network offers itself to the program, and what the command line asks of it.
#pragma once
#include <map>
#include <string>

#include "modules/network/network.h"
#include "platform/app/module.h"

namespace network {

extern platform::app::Module const module;

/// For `yidao import gtfs`: imports a feed from its unpacked files (or from one zip archive, named anything ending in
/// ".zip") as the command's actor.
///
/// @param dry_run  tells only what would change
/// @returns the report as JSON
/// @errors archive_unreadable, archive_too_large, feed_name_malformed
base::Result<std::string> import_gtfs(platform::command::Act&, std::string const& feed_name,
                                      std::map<std::string, std::string, std::less<>> const& files, bool dry_run);

}  // namespace network
