// Module org as the program sees it.
#pragma once
#include "platform/app/module.h"

namespace org {

extern platform::app::Module const module;

}  // namespace org
