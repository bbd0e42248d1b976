// How settlement offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace settlement {
extern platform::app::Module const module;
}
