// What is known of an item that was lost or damaged.
#pragma once
#include <vector>

#include "modules/mail/face/losses.h"

namespace mail::store {

std::vector<ItemId> list_items_last_in(Tx&, base::Region, BagId);
/// By time.
std::vector<Finding> list_findings(Tx&, base::Region, ItemId);

}  // namespace mail::store
