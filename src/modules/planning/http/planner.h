// Routes of module planning, by the work they belong to.
#pragma once
#include "platform/app/host.h"

namespace planning::http {

void install_plans(platform::app::Host&);
void install_orders(platform::app::Host&);
void install_exports(platform::app::Host&);
void install_gate(platform::app::Host&);
void install_settings(platform::app::Host&);
void install_reserves(platform::app::Host&);

}  // namespace planning::http
