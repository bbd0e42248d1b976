// Routes of message.
#pragma once
#include "platform/app/host.h"

namespace message {
void add_routes(platform::app::Host&);
}
