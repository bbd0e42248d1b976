// Tags of roads as mappers use them.
#include "platform/osm/way_tags.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace platform::osm {
namespace {

constexpr std::array<std::string_view, kRoadClasses> kHighways = {
    "motorway",     "trunk",       "primary",       "secondary", "tertiary",
    "unclassified", "residential", "living_street", "service",   "track"};

/// "primary_link" is a ramp of a primary road and driven like one.
std::optional<RoadClass> class_of(std::string_view highway) {
  if (highway.ends_with("_link")) highway.remove_suffix(5);
  auto const found = std::ranges::find(kHighways, highway);
  if (found == kHighways.end()) return {};
  return static_cast<RoadClass>(found - kHighways.begin());
}

bool forbids(std::string_view value) {
  return value == "no" || value == "private" || value == "forestry" || value == "military";
}

}  // namespace

void WayTags::add(std::string_view key, std::string_view value) {
  if (key == "highway") highway_ = value;
  if (key == "oneway") oneway_ = value;
  if (key == "junction") junction_ = value;
  if (key == "access") access_ = value;
  if (key == "vehicle") vehicle_ = value;
  if (key == "motor_vehicle") motor_vehicle_ = value;
  if (key == "maxspeed") maxspeed_ = value;
}

std::optional<Drivable> WayTags::drivable() const {
  auto const kind = class_of(highway_);
  auto const narrowest = !motor_vehicle_.empty() ? motor_vehicle_ : !vehicle_.empty() ? vehicle_ : access_;
  if (!kind || forbids(narrowest)) return {};
  Drivable out{*kind, Direction::both, speed_limit_kmh(maxspeed_)};
  auto const implied = junction_ == "roundabout" || highway_ == "motorway" || highway_ == "motorway_link";
  if (oneway_ == "yes" || oneway_ == "true" || oneway_ == "1" || (oneway_.empty() && implied))
    out.direction = Direction::along;
  if (oneway_ == "-1" || oneway_ == "reverse") out.direction = Direction::against;
  return out;
}

std::int16_t speed_limit_kmh(std::string_view maxspeed) {
  int limit = 0;
  auto const [end, error] = std::from_chars(maxspeed.data(), maxspeed.data() + maxspeed.size(), limit);
  if (error != std::errc{} || limit <= 0 || limit > 200) return 0;
  auto const unit = std::string_view{end, static_cast<std::size_t>(maxspeed.data() + maxspeed.size() - end)};
  if (unit.empty() || unit == " km/h") return static_cast<std::int16_t>(limit);
  if (unit == " mph" || unit == "mph") return static_cast<std::int16_t>(limit * 1.609344);
  return 0;
}

}  // namespace platform::osm
