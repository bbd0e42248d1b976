// Rows of the legal checklist and of remarks.
#pragma once
#include <vector>

#include "modules/agreement/rules/review.h"

namespace agreement::store {

std::vector<rules::LegalCheck> list_checks(Tx&, base::Region, VersionId);
void put_check(Tx&, base::Region, rules::LegalCheck const&);
/// The version changed: nothing that was answered holds.
void delete_checks(Tx&, base::Region, VersionId);

void insert_comment(Tx&, base::Region, rules::Comment const&);
/// Oldest first, without internal ones of others, at most 500. @param reader  whose people read
std::vector<rules::Comment> list_comments(Tx&, base::Region, VersionId, OrganisationId reader);

}  // namespace agreement::store
