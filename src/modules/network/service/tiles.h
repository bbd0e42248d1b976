// The map of somebody else below ours, where the operator names one.
#pragma once
#include <cstdint>
#include <string>

#include "base/describe.h"

namespace network::service {

/// How a map places what it shows. Ours is WGS-84 throughout.
enum class Datum { wgs84, gcj02 };
DESCRIBE_ENUM(Datum, "The datum of a map.", "wgs84", "gcj02")

struct Tiles {
  std::string url;  ///< with {z}, {x} and {y} as in Web Mercator; "": there are none
  std::string credit;
  std::int64_t max_zoom{18};
  Datum datum{};
};
DESCRIBE(Tiles, "Pictures of a map below ours.", FIELD(url, "with {z}, {x} and {y}; empty: there are none"),
         FIELD(credit, "who made it, to be shown"), FIELD(max_zoom, "nearest zoom that it has"),
         FIELD(datum, "how it places what it shows"))

/// The same. @throws std::runtime_error that says what is wrong with it
Tiles checked(Tiles);

}  // namespace network::service
