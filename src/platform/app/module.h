// The shape in which a module offers itself to the program.
#pragma once
#include <span>

#include "platform/app/host.h"
#include "platform/db/database.h"

namespace platform::app {

struct Module {
  char const* name;
  std::span<char const* const> needs;                ///< names of the modules below it
  std::span<db::Migration const> (*migrations)();    ///< generated from schema/*.sql
  void (*install)(Host&);
};

}  // namespace platform::app
