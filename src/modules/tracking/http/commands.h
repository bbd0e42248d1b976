// Routes of commands to terminals, and of what terminals sent, raw.
#pragma once
#include "platform/app/host.h"

namespace tracking::http {
void install_commands(platform::app::Host&);
}
