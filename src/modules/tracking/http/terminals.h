// Routes of terminals.
#pragma once
#include "platform/app/host.h"

namespace tracking::http {
void install_terminals(platform::app::Host&);
}
