// Routes of network.
#pragma once
#include "platform/app/host.h"

namespace network {
void add_routes(platform::app::Host&);
}
