// The face of module monitor: how the trips of a day really run, and what went wrong on them.
#pragma once
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/ids.h"
#include "base/result.h"
#include "modules/network/network.h"
#include "modules/tracking/tracking.h"
#include "platform/db/database.h"

namespace monitor {

using network::TripId;
using platform::auth::NodeId;
using platform::auth::OrganisationId;
using platform::auth::PersonId;
using platform::db::Tx;
using tracking::Latest;

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kAlertChanged[] = "monitor.alert_changed";
inline constexpr char kShareChanged[] = "monitor.share_changed";
}  // namespace events

}  // namespace monitor
