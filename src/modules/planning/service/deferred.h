// A command that long work issues once it is done, in the name of who asked for the work.
#pragma once
#include <functional>
#include <string>

#include "base/result.h"
#include "platform/command/act.h"
#include "platform/db/database.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

/// Which command: the same name and number are done at most once.
struct Deferred {
  platform::db::Database& database;
  std::function<base::Instant()> clock;
  platform::auth::Hat const& hat;
  std::string name;  ///< "planning.store_plan"
  std::int64_t number;
};

/// Runs it and waits. A refusal takes back what it did and is returned as the problem that a client would
/// see.
/// @returns empty when it was done
/// @throws platform::db::Unavailable
std::string run_deferred(Deferred const&, std::function<base::Outcome(Act&)> const&);

}  // namespace planning::service
