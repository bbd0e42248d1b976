// Rows of obligations and of what was said of them.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/agreement/rules/obligation.h"

namespace agreement::store {

/// Inserts version 1, else changes. @errors changed_meanwhile
base::Outcome put_obligation(Tx&, base::Region, rules::Obligation const&);
/// @errors obligation_unknown
base::Result<rules::Obligation> get_obligation(Tx&, base::Region, ObligationId);

struct ObligationFilter {
  OrganisationId party;  ///< bears it or is owed it; 0: every one
  AgreementId agreement;
  std::string state;
  bool unfinished{};
  base::ServiceDate due_before;  ///< 0: whenever
  ObligationId after;
  std::int64_t limit{50};
};
/// By key.
std::vector<rules::Obligation> list_obligations(Tx&, base::Region, ObligationFilter const&);

void insert_note(Tx&, base::Region, rules::FulfilmentNote const&);
/// Oldest first.
std::vector<rules::FulfilmentNote> list_notes(Tx&, base::Region, ObligationId);

}  // namespace agreement::store
