// Plays today in the demo county through the public API: lorries, coaches, stations, villages and the way
// back.
#pragma once
#include <atomic>
#include <functional>

#include "app/demo/fleet.h"
#include "app/demo/mailroom.h"
#include "app/demo/network.h"
#include "platform/app/program.h"

namespace app::demo {

/// Where a played day stands, for whoever plays along.
struct DayClock {
  std::atomic<std::int64_t> played_ms{};  ///< everything before that has been played; 0: not begun
  std::atomic<bool> is_live{};            ///< it has caught up: the clock on the wall counts
};

struct DayOptions {
  std::uint16_t port{};
  std::string ca_file;  ///< "" = plain HTTP
  int drivers{45};
  int items{20'000};
  double speed{60};   ///< 0: as fast as possible
  bool quiet{false};  ///< prints no progress
  /// Mail changes hands when these coaches really come and go, and the day waits for the clock once it has
  /// caught up; a day that has not begun yet hurries on without them. nullptr: by the timetable.
  DrivenDay const* driven{};
  DayClock* clock{};  ///< told; may be nullptr
  std::function<base::Instant()> now{platform::app::system_now};  ///< the clock of the program
  Door door{sign_in};
  std::function<bool()> stopping{[] { return false; }};
};

/// @throws std::exception when the server is not there or refuses what a day cannot go on without
Totals play_day(County const&, DayOptions const&);
void print(Totals const&);

}  // namespace app::demo
