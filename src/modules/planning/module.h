// How planning offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace planning {
extern platform::app::Module const module;
}
