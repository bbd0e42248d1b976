// The network of the demo county: fictional places in two valleys, with a timetable as a GTFS feed. Pure and
// seeded.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "modules/network/module.h"

namespace app::demo {

/// How large the county is; the defaults are those of a normal county (docs: sizing).
struct CountySize {
  int townships{15};
  int villages{200};
  int lines{28};
  int trips_per_day{240};
};

/// A node to be created, parents before children; `parent` indexes this list, −1 for the centre.
struct NodePlan {
  network::Node node;
  int parent{-1};
};

/// A market of a township; `township` indexes the nodes.
struct MarketPlan {
  int township{};
  std::string name, days;  ///< lunar days by last digit, "2,5,8"
  std::string service;     ///< key of the calendar of the feed that runs on these days
};

struct County {
  std::string name;       ///< 云岫县
  std::int64_t region{};  ///< six digits that GB/T 2260 does not use
  std::vector<NodePlan> nodes;
  std::vector<MarketPlan> markets;
  std::map<std::string, std::string, std::less<>>
      feed;  ///< GTFS files; x_handover names the nodes by place code
};

/// @param seed  equal seeds give equal counties, on every machine
/// @param first_day  the timetable holds for 400 days from here
/// @always  every node has a stop of the feed; codes and check digits are valid; each village is on a line
/// that passes
///          its township and the centre
County make_county(std::uint64_t seed, base::ServiceDate first_day, CountySize const& = {});

}  // namespace app::demo
