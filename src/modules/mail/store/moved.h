// Which items signed lines moved.
#pragma once
#include "modules/mail/face/moved.h"

namespace mail::store {

std::vector<MovedItem> list_moved_items(Tx&, base::Region, base::Instant from, base::Instant until);

}  // namespace mail::store
