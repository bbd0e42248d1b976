// What the program offers besides its modules: search over all of them, and what this installation is.
#pragma once
#include "platform/app/host.h"

namespace platform::app {

/// GET /api/search (Ctrl-K) and GET /api/public/site. Called after the modules are installed.
void install_own_routes(Host&);

}  // namespace platform::app
