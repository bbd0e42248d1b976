// Days before today in the demo county: played one after the other before the door opens, each at its own time.
#pragma once
#include <functional>

#include "app/actions.h"
#include "app/demo/seed.h"
#include "base/time.h"

namespace app::demo {

struct PastRun {
  int days{};      ///< before today
  int items{300};  ///< of a day's manifest
  bool quiet{};    ///< prints no progress
  std::function<bool()> stopping{[] { return false; }};
};

struct PastPlayed {
  int days{};
  int refused{};         ///< commands
  bool balanced{true};   ///< every day's books were closed
  bool is_whole{true};   ///< nobody wanted it to end before
};

/// Founds the county on the first of these days when it is not there, plays each with its handovers and closed books,
/// and does the timed work of each night. Goes on where the data ends: what was played is not played again, and no day
/// is put before one that was lived in. A day that is broken off, by a signal or with the machine, is taken back and
/// played anew.
/// @throws std::exception as play_day
PastPlayed play_past(ProgramOptions const&, Modules const&, PastRun const&, DemoSize const& = {});

}  // namespace app::demo
