// Sums by product for the day plan.
#pragma once
#include <vector>

#include "modules/mail/face/products.h"

namespace mail::store {

std::vector<BagProduct> list_waiting_products(Tx&, base::Region);
std::vector<BagProduct> list_bag_products(Tx&, base::Region, BagId);
std::vector<LooseShare> list_loose_shares(Tx&, base::Region, base::Instant announced_since);

}  // namespace mail::store
