// Rows of messages that are kept as they came.
#pragma once
#include <vector>

#include "modules/tracking/rules/reach.h"
#include "modules/tracking/rules/upload.h"

namespace tracking::store {

void insert_upload(Tx&, base::Region, rules::Upload const&);

struct UploadFilter {
  rules::Scope scope;
  std::string vehicle;
  std::int64_t message{};  ///< 0: any
  rules::UploadId after;   ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Upload> list_uploads(Tx&, base::Region, UploadFilter const&);
/// @returns how many went
std::int64_t erase_uploads(Tx&, base::Region, base::Instant before, std::int64_t limit);

}  // namespace tracking::store
