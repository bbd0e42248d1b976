// Rows of reports that wait for the platform above.
#pragma once
#include <string>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::store {

using ForwardId = base::Id<struct ForwardTag>;

struct Forward {
  ForwardId id;
  std::string vehicle;
  base::Instant queued_at;
  std::vector<Report> reports;
};

void insert_forward(Tx&, base::Region, Forward const&);
/// The oldest, at most `limit`.
std::vector<Forward> list_forward(Tx&, base::Region, std::int64_t limit);
void erase_forward(Tx&, base::Region, std::vector<ForwardId> const&);
/// @returns how many were erased
std::int64_t erase_forward_before(Tx&, base::Region, base::Instant, std::int64_t limit);

}  // namespace tracking::store
