// Routes of talks and of the catalogue of interfaces.
#pragma once
#include "platform/app/host.h"

namespace agreement::http {

void install_prospects(platform::app::Host&);

}  // namespace agreement::http
