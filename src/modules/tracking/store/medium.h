// Rows of media, with their data apart.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/medium.h"
#include "modules/tracking/rules/reach.h"

namespace tracking::store {

/// Once: a terminal that got no answer sends the same again.
void insert_medium(Tx&, base::Region, rules::Medium const&, std::string_view data);
/// @errors medium_unknown
base::Result<rules::Medium> get_medium(Tx&, base::Region, rules::MediumId);
std::string data_of(Tx&, base::Region, rules::MediumId);

struct MediumFilter {
  rules::Scope scope;
  std::string vehicle, kind;
  rules::MediumId after;  ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Medium> list_media(Tx&, base::Region, MediumFilter const&);
/// With their data. @returns how many went
std::int64_t erase_media(Tx&, base::Region, base::Instant before, std::int64_t limit);

}  // namespace tracking::store
