// Routes of module monitor, by the work they belong to.
#pragma once
#include "platform/app/host.h"

namespace monitor::http {

void install_alerts(platform::app::Host&);
void install_board(platform::app::Host&);
void install_shares(platform::app::Host&);
void install_exports(platform::app::Host&);

}  // namespace monitor::http
