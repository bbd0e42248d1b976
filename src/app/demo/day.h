// Plays today in the demo county through the public API: lorries, coaches, stations, villages and the way
// back.
#pragma once
#include <functional>

#include "app/demo/mailroom.h"
#include "app/demo/network.h"

namespace app::demo {

struct DayOptions {
  std::uint16_t port{};
  std::string ca_file;  ///< "" = plain HTTP
  int drivers{45};
  int items{20'000};
  double speed{60};   ///< 0: as fast as possible
  bool quiet{false};  ///< prints no progress
  std::function<bool()> stopping{[] { return false; }};
};

/// @throws std::exception when the server is not there or refuses what a day cannot go on without
Totals play_day(County const&, DayOptions const&);
void print(Totals const&);

}  // namespace app::demo
