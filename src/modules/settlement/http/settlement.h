// Routes of module settlement, by the work they belong to.
#pragma once
#include "platform/app/host.h"

namespace settlement::http {

void install_ledger(platform::app::Host&);

}  // namespace settlement::http
