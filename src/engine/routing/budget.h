// How long a search may go on, told from outside: the engine reads no clock.
#pragma once
#include <cstdint>
#include <functional>

#include "engine/routing/problem.h"

namespace routing {

/// What has been reached, for a progress bar.
struct Progress {
  double share{};  ///< of the budget, 0 to 1
  Cost cost{};
  int n_vehicles{}, n_unserved{};
};

/// The end of a search: a number of steps of each thread (then the same seed gives the same plan), or a
/// clock's word.
struct Budget {
  std::uint64_t steps{};  ///< 0: as `spent` says
  std::function<double()>
      spent;  ///< share of the time used; 1 or more ends the search. Called by every thread
  std::function<void(Progress const&)>
      on_progress;  ///< called now and then by the thread that solves; may be empty
};

}  // namespace routing
