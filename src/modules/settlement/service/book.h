// The books on disk: operations carried out by the rules of engine/accounting on as little of them as they
// need.
#pragma once
#include <initializer_list>
#include <string>

#include "modules/settlement/rules/account.h"

namespace settlement::service {

/// Why a posting is made.
struct Cause {
  std::string subject;  ///< "settlement/statement/17"
  std::string note;
};

/// Carries an operation out, records its event and links the posting to it; does nothing when it was done
/// before.
/// @errors every refusal of engine/accounting
/// @cost   the accounts that it touches and their changes after its instant, not their history
base::Outcome carry_out(Act&, accounting::Operation const&, Cause const&);

/// The account of a party for a purpose and a counterparty, opened when it is not there yet.
base::Result<rules::AccountId> account_for(Act&, OrganisationId party, rules::Purpose,
                                           OrganisationId counterparty = {});

/// An instant, or the first one after it that the books of all these parties still take.
base::Instant open_from(Act&, base::Instant, std::initializer_list<OrganisationId> parties);

}  // namespace settlement::service
