// How monitor offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace monitor {
extern platform::app::Module const module;
}
