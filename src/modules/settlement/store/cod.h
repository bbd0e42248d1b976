// Rows of cash on delivery and its remittances.
#pragma once
#include <vector>

#include "modules/settlement/rules/cod.h"

namespace settlement::store {

using rules::Cod;
using rules::CodId;
using rules::Remittance;
using rules::RemittanceId;

/// @returns false when the cash of the item is known already
bool insert_cod(Tx&, base::Region, Cod const&);
/// @errors changed_meanwhile
base::Outcome save_cod(Tx&, base::Region, Cod const&);
/// @errors cod_elsewhere (there is none)
base::Result<Cod> get_cod(Tx&, base::Region, CodId);
/// With a remittance or a payout. @cost at most 2,000
std::vector<Cod> list_cod_of(Tx&, base::Region, RemittanceId);

struct CodFilter {
  OrganisationId party;  ///< holder or contractor; 0: all
  std::string state, text;
  base::ServiceDate first, last;
  CodId after;
  base::ServiceDate after_day;
  std::int64_t limit{50};
};
/// Oldest first.
std::vector<Cod> list_cod(Tx&, base::Region, CodFilter const&);
/// Sum of what is in a state, by the day it was collected.
struct CodDay {
  rules::CodState state{};
  base::ServiceDate collected_on;
  OrganisationId holder, contractor;
  std::int64_t n_items{};
  base::Money amount_li;
};
DESCRIBE(CodDay, "Cash of a day.", FIELD(state, "where it is"), FIELD(collected_on, "day"),
         FIELD(holder, "collected by"), FIELD(contractor, "owed by"), FIELD(n_items, "items"),
         FIELD(amount_li, "厘"))
/// Of everything that is not paid out.
std::vector<CodDay> sum_cod(Tx&, base::Region, OrganisationId party);

/// @errors remittance_exists
base::Outcome insert_remittance(Tx&, base::Region, Remittance const&);
/// @errors changed_meanwhile
base::Outcome save_remittance(Tx&, base::Region, Remittance const&);
/// @errors remittance_unknown
base::Result<Remittance> get_remittance(Tx&, base::Region, RemittanceId);
/// Newest first.
std::vector<Remittance> list_remittances(Tx&, base::Region, OrganisationId party, std::string const& state,
                                         RemittanceId after, std::int64_t limit);
std::int64_t count_remittances_since(Tx&, base::Region, base::Instant);

}  // namespace settlement::store
