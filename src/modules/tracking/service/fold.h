// Puts what was accepted in its place: tracks, latest positions, alarms; the one place where each report passes.
#pragma once
#include <span>

#include "modules/tracking/tracking.h"

namespace tracking::service {

/// Takes reports off the intake, oldest first, at most some ten thousand at a time. Safe to be broken off and begun
/// again: a report that has its place already is dropped.
/// @returns whether more waits
bool fold(platform::db::Database&, base::Region, base::Instant now, std::span<Watcher const>);

}  // namespace tracking::service
