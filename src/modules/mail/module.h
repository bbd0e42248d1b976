// Module mail as the program sees it.
#pragma once
#include "platform/app/module.h"

namespace mail {

extern platform::app::Module const module;

}  // namespace mail
