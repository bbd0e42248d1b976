// The books on disk: operations carried out by the rules of engine/accounting on as little of them as they
// need.
#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <tuple>
#include <vector>

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

/// A posting to be entered, and why.
struct Entering {
  accounting::Enter posting;
  Cause cause;
};
/// As `carry_out` for each of them in their order: accounts are read once, their balances are written once.
/// @errors every refusal of engine/accounting: then the command is to be refused, for some may be written
base::Outcome enter_all(Act&, std::vector<Entering> const&);

/// Reverses what stands of a cause, on the first instant that the books of these parties still take.
/// @errors every refusal of engine/accounting
base::Outcome reverse_all(Act&, std::string const& cause, std::initializer_list<OrganisationId> parties);

/// The account of a party for a purpose and a counterparty, opened when it is not there yet.
base::Result<rules::AccountId> account_for(Act&, OrganisationId party, rules::Purpose,
                                           OrganisationId counterparty = {});

/// Accounts that one command asks for again and again.
class AccountFinder {
 public:
  explicit AccountFinder(Act& act) : act_{act} {}
  base::Result<rules::AccountId> of(OrganisationId party, rules::Purpose, OrganisationId counterparty = {});

 private:
  Act& act_;
  std::map<std::tuple<OrganisationId, rules::Purpose, OrganisationId>, rules::AccountId> known_;
};

/// An instant, or the first one after it that the books of all these parties still take.
base::Instant open_from(Act&, base::Instant, std::initializer_list<OrganisationId> parties);

}  // namespace settlement::service
