// Rows of nettings, and the open invoices between two sides.
#pragma once
#include <vector>

#include "modules/settlement/rules/netting.h"

namespace settlement::store {

using rules::Netted;
using rules::Netting;
using rules::NettingId;

void insert_netting(Tx&, base::Region, rules::NettingDraft const&);
/// @errors changed_meanwhile
base::Outcome save_netting(Tx&, base::Region, Netting const&);
/// @errors netting_unknown
base::Result<Netting> get_netting(Tx&, base::Region, NettingId);
std::vector<Netted> list_netted(Tx&, base::Region, NettingId);
/// Newest first. @param party  0: all; @param state  "" for all
std::vector<Netting> list_nettings(Tx&, base::Region, OrganisationId party, std::string const& state,
                                   NettingId after, std::int64_t limit);
/// One that waits for the other side, between two.
bool is_netting_proposed(Tx&, base::Region, OrganisationId one, OrganisationId other);
std::int64_t count_nettings_since(Tx&, base::Region, base::Instant);
/// Not paid, issued until a day, either way between two. @cost at most 1,000
std::vector<rules::Invoice> list_open_between(Tx&, base::Region, OrganisationId one, OrganisationId other,
                                              base::ServiceDate as_of);

}  // namespace settlement::store
