// Routes of network.
#pragma once
#include "modules/network/service/tiles.h"
#include "platform/app/host.h"

namespace network {
/// @param tiles  that lie below the map
void add_routes(platform::app::Host&, service::Tiles const& tiles);
}
