// Rows of which items an import announced.
#pragma once
#include <vector>

#include "modules/mail/mail.h"
#include "platform/db/database.h"

namespace mail::store {

/// An import, by the key of the work that stores it.
using UploadId = base::Id<struct UploadTag>;

void insert_manifest_item(Tx&, base::Region, UploadId upload, ItemId);

/// The next items of an import by key, in whatever state they are now.
std::vector<Item> list_manifest_items(Tx&, base::Region, UploadId upload, ItemId after,
                                      std::int64_t limit);
/// Those of an import that are neither announced only nor withdrawn: they came.
std::vector<Item> list_manifest_items_that_came(Tx&, base::Region, UploadId upload, std::int64_t limit);

struct StateCount {
  ItemState state{};
  std::int64_t n{};
};
DESCRIBE(StateCount, "How many are in a state.", FIELD(state, "life"), FIELD(n, "items"))
std::vector<StateCount> count_manifest_items(Tx&, base::Region, UploadId upload);

}  // namespace mail::store
