// Module tracking as the program sees it.
#pragma once
#include "platform/app/module.h"

namespace tracking {
extern platform::app::Module const module;
}
