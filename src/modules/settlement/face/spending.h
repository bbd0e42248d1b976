// The part of the face by which what a side spends beside agreements comes into its books.
#pragma once
#include <string>

#include "modules/settlement/settlement.h"

namespace settlement {

/// What a side spends: the cause is its subject, of which it is known again.
struct Spending {
  OrganisationId party;
  std::string cause;  ///< "cost/expense/17"
  std::string note;
  base::Money amount_li;
  base::Instant at;
};

/// 成本 to 应付: it is owed from now on. Once for a cause until it is taken back.
/// @errors what engine/accounting refuses
base::Outcome post_owed(Act&, Spending const&);
/// 应付 to 银行存款, at the instant of the payment. What was never posted as owed is posted too.
/// @errors what engine/accounting refuses
base::Outcome post_paid(Act&, Spending const&);
/// Reverses what was posted for a cause and stands; nothing when nothing does.
/// @errors what engine/accounting refuses
base::Outcome take_back_spending(Act&, OrganisationId party, std::string const& cause);

}  // namespace settlement
