// The order of modules: each after those it needs.
#pragma once
#include <span>
#include <vector>

#include "platform/app/host.h"
#include "platform/app/module.h"

namespace platform::app {

/// Modules so that each comes after those it needs. @throws std::logic_error on a need that is missing or a circle
std::vector<Module const*> sort_by_needs(std::vector<Module const*>);
/// Installs modules in order; nothing runs yet.
void install(Host&, std::span<Module const* const>);
/// Migrations of the platform and the modules, in the order in which they are applied.
std::vector<db::Migration> migrations_of(std::span<Module const* const>);

}  // namespace platform::app
