// `yidao demo`: serves the demo county, and plays a day in it when asked.
#pragma once
#include "app/actions.h"

namespace app::demo {

inline constexpr std::int64_t kDemoRegion = 539'929;  ///< six digits that GB/T 2260 gives to no county

inline constexpr char kDemoCounty[] = "云岫县";

struct DemoRun {
  bool day{false};    ///< play today through the API
  double speed{60};   ///< how much faster than the clock; 0 as fast as possible
  int items{20'000};  ///< of the day's manifest
  bool once{false};   ///< end after the day
  int past_days{};    ///< before today that are played before the door opens
  int past_items{300};  ///< of the manifest of each
  bool fleet{false};  ///< coaches report to the gateway, and the day waits for the clock
};

/// @returns the exit code
int serve(ProgramOptions const&, Modules const&, DemoRun const&);

}  // namespace app::demo
