// Rows of vouchers and of the codes of accounts.
#pragma once
#include <vector>

#include "modules/settlement/rules/period.h"
#include "modules/settlement/rules/voucher.h"

namespace settlement::store {

/// What took effect in one's own accounts on some days, oldest first, an operation's entries together.
/// @param limit  of rows
std::vector<rules::VoucherEntry> list_voucher_entries(Tx&, base::Region, OrganisationId party, rules::Period const&,
                                                      std::int64_t limit);
/// How many operations took effect on some days. @cost their changes
std::int64_t count_vouchers(Tx&, base::Region, OrganisationId party, rules::Period const&);

/// A party's own, or as installed.
rules::LedgerCodes get_ledger_codes(Tx&, base::Region, OrganisationId party);
/// @errors changed_meanwhile
base::Outcome keep_ledger_code(Tx&, base::Region, rules::LedgerCode const&);

}  // namespace settlement::store
