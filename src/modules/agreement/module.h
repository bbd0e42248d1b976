// How agreement offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace agreement {
extern platform::app::Module const module;
}
