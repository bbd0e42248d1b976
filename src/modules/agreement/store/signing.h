// Rows of papers, seals and the organisations' keys.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/agreement/rules/signing.h"

namespace agreement::store {

void insert_paper(Tx&, base::Region, rules::Paper const&);
std::optional<rules::Paper> find_paper(Tx&, base::Region, VersionId);
/// Of which version the paper of this digest is.
std::optional<VersionId> find_by_digest(Tx&, base::Region, std::string const& digest);
void insert_seal(Tx&, base::Region, rules::Seal const&);
/// In their order.
std::vector<rules::Seal> list_seals(Tx&, base::Region, VersionId);
void insert_key(Tx&, base::Region, rules::StoredSealKey const&);
/// The newest one that is valid then.
std::optional<rules::StoredSealKey> find_key(Tx&, base::Region, OrganisationId, base::Instant at);
std::optional<rules::StoredSealKey> find_key(Tx&, base::Region, std::string const& fingerprint);

}  // namespace agreement::store
