// Module message as the program sees it.
#pragma once
#include "platform/app/module.h"

namespace message {
extern platform::app::Module const module;
}
