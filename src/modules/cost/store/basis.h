// Rows of cost bases.
#pragma once
#include <optional>
#include <vector>

#include "modules/cost/rules/benefit.h"

namespace cost::store {

using rules::CostBasis;

void insert_basis(Tx&, base::Region, CostBasis const&);
/// @errors changed_meanwhile
base::Outcome save_basis(Tx&, base::Region, CostBasis const&);
/// @errors basis_unknown
base::Result<CostBasis> get_basis(Tx&, base::Region, decltype(CostBasis::id));
/// The agreed one that counts on a day.
std::optional<CostBasis> find_basis(Tx&, base::Region, base::ServiceDate);
/// Those that wait and have no approval, from before there were any; at most 500.
std::vector<CostBasis> list_unasked_bases(Tx&, base::Region);
/// Newest first, the last fifty.
std::vector<CostBasis> list_bases(Tx&, base::Region);

}  // namespace cost::store
