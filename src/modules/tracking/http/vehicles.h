// Routes of vehicles: where they are, where they were, their alarms.
#pragma once
#include "platform/app/host.h"

namespace tracking::http {
void install_vehicles(platform::app::Host&);
}
