// Rows of contacts and of talks with them.
#pragma once
#include <vector>

#include "modules/agreement/rules/prospect.h"

namespace agreement::store {

void insert_contact(Tx&, base::Region, rules::Contact const&);
/// @errors changed_meanwhile
base::Outcome save_contact(Tx&, base::Region, rules::Contact const&);
/// @errors contact_unknown (also of another prospect)
base::Result<rules::Contact> get_contact(Tx&, base::Region, rules::ProspectId, rules::ContactId);
std::vector<rules::Contact> list_contacts(Tx&, base::Region, rules::ProspectId);

void insert_follow_up(Tx&, base::Region, rules::FollowUp const&);
/// Newest first, at most 500.
std::vector<rules::FollowUp> list_follow_ups(Tx&, base::Region, rules::ProspectId);

}  // namespace agreement::store
