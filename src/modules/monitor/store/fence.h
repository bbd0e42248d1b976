// Rows of fences, and of the side on which each vehicle was last seen.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/fence.h"

namespace monitor::store {

/// Writes the fence and all its corners. @errors changed_meanwhile
base::Outcome put_fence(Tx&, base::Region, rules::FenceArea const&);
/// @errors fence_unknown
base::Result<rules::FenceArea> get_fence(Tx&, base::Region, rules::FenceId);
/// By name. @param with_retired  also those no longer watched
std::vector<rules::FenceArea> list_fences(Tx&, base::Region, bool with_retired);

/// Where a vehicle was last seen with regard to a fence.
struct Side {
  std::string vehicle;
  rules::FenceId fence;
  bool inside{};
  std::int64_t lat_e7{}, lon_e7{};
  base::Instant at;
};
DESCRIBE(Side, "Where a vehicle was last seen.", FIELD(vehicle, "plate"), FIELD(fence, "fence"),
         FIELD(inside, "within"), FIELD(lat_e7, "WGS-84"), FIELD(lon_e7, "WGS-84"), FIELD(at, "when"))
std::vector<Side> list_sides(Tx&, base::Region, std::string_view vehicle);
void put_side(Tx&, base::Region, Side const&);

}  // namespace monitor::store
