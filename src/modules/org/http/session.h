// Login, logout, the hat worn, passwords, second factor and signing keys of the person who is here.
#pragma once
#include "platform/app/host.h"

namespace org::http {

void install_session(platform::app::Host&);
void install_account(platform::app::Host&);

}  // namespace org::http
