// Routes of agreement.
#pragma once
#include "platform/app/host.h"

namespace agreement::http {

void install_drafts(platform::app::Host&);
void install_signing(platform::app::Host&);
void install_endings(platform::app::Host&);

}  // namespace agreement::http
