// Rows of licences.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/licence.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

void insert_licence(Tx&, base::Region, rules::Licence const&);
/// @errors changed_meanwhile
base::Outcome save_licence(Tx&, base::Region, rules::Licence const&);
/// The one of this person or plate and kind.
std::optional<rules::Licence> find_licence(Tx&, base::Region, rules::Licence const& like);
/// Those that run out first.
std::vector<rules::Licence> list_licences(Tx&, base::Region, std::int64_t limit);
/// Those that do not hold on a day.
std::vector<rules::Licence> list_expired_licences(Tx&, base::Region, base::ServiceDate);

}  // namespace mail::store
