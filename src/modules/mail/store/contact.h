// The people of an item: what erasure takes away and what stays as a pseudonym.
#pragma once
#include <vector>

#include "modules/mail/mail.h"
#include "platform/db/database.h"

namespace mail::store {

/// Items that ended before the instant and still name their addressee, the oldest first.
std::vector<ItemId> list_naming_people(platform::db::Tx&, base::Region, base::Instant ended_before, std::size_t limit);
/// Takes away who sent and received an item, in all of mail's tables. The key stays and is the pseudonym.
void erase_contacts(platform::db::Tx&, base::Region, ItemId);

}  // namespace mail::store
