// How cost offers itself to the program.
#pragma once
#include "platform/app/module.h"

namespace cost {
extern platform::app::Module const module;
}
