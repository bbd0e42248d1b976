// The timetable of the demo county as GTFS texts.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/demo/network.h"

namespace app::demo {

/// Days of a market by the last digit of the lunar day, and the calendar of the trips that run for it.
struct MarketCycle {
  char const *service, *days;
};
inline constexpr MarketCycle kMarketCycles[] = {
    {"market-147", "1,4,7"}, {"market-258", "2,5,8"}, {"market-369", "3,6,9"}, {"market-50", "5,0"}};

struct LinePlan {
  int number;          ///< 1…
  int runs;            ///< trips in each direction on a day, from 06:30 on
  int minute;          ///< shift of the first departure
  char const* market;  ///< calendar of its trip on market days
};

/// Collects lines and gives the files of the feed. Each node is one stop.
class FeedText {
 public:
  FeedText(std::vector<NodePlan> const& nodes, base::ServiceDate first);

  /// A line over these nodes, out and back.
  void add_line(LinePlan const&, std::vector<int> const& nodes);
  std::map<std::string, std::string, std::less<>> files() &&;

 private:
  void add_shape(std::string const& id, std::vector<int> const& nodes);
  void add_trip(std::string const& id, std::vector<int> const& nodes, int start_s);
  std::string stop(int node) const { return "n" + std::to_string(node); }

  std::vector<NodePlan> const& nodes_;
  std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace app::demo
