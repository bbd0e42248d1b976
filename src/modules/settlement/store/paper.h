// Rows of papers and seals.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/rules/paper.h"

namespace settlement::store {

void insert_paper(Tx&, base::Region, rules::Paper const&);
/// The newest one of a statement.
std::optional<rules::Paper> find_paper(Tx&, base::Region, StatementId);
/// By the digest of the file without seals, or with those that were on it at some time.
std::optional<rules::Paper> find_paper(Tx&, base::Region, std::string const& digest);
void insert_seal(Tx&, base::Region, rules::Seal const&);
/// In their order.
std::vector<rules::Seal> list_seals(Tx&, base::Region, rules::PaperId);

}  // namespace settlement::store
