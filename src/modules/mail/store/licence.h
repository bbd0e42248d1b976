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
/// Of a driver and of a plate; neither finds what belongs to nobody.
std::vector<rules::Licence> list_licences_of(Tx&, base::Region, PersonId driver, std::string_view plate);
void save_licence_duty(Tx&, base::Region, OrganisationId carrier, bool required);
/// Must this carrier have every licence on record? No, unless it was said.
bool is_licence_required(Tx&, base::Region, OrganisationId carrier);
/// Those that run out first.
std::vector<rules::Licence> list_licences(Tx&, base::Region, std::int64_t limit);

}  // namespace mail::store
