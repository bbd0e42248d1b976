// Spending in the books of one side.
#include "modules/settlement/face/spending.h"

#include <algorithm>

#include "modules/settlement/service/book.h"
#include "modules/settlement/store/ledger.h"

namespace settlement {
namespace {

using accounting::Purpose;
using service::account_for;
using service::carry_out;
using service::open_from;

bool is_posted(Act& act, std::string const& cause) {
  return std::ranges::any_of(store::list_postings(act.tx, act.region, cause), rules::stands);
}

base::Outcome post(Act& act, Spending const& s, Purpose debit, Purpose credit) {
  accounting::Enter enter{act.make_id<accounting::OperationId>(), open_from(act, s.at, {s.party}), false, {}};
  enter.entries = {{TRY(account_for(act, s.party, debit)), s.amount_li},
                   {TRY(account_for(act, s.party, credit)), base::Money{} - s.amount_li}};
  return carry_out(act, enter, {s.cause, s.note});
}

}  // namespace

base::Outcome post_owed(Act& act, Spending const& s) {
  if (is_posted(act, s.cause)) return base::Done{};
  return post(act, s, Purpose::cost, Purpose::payable);
}

base::Outcome post_paid(Act& act, Spending const& s) {
  TRY(post_owed(act, s));
  return post(act, s, Purpose::payable, Purpose::bank);
}

base::Outcome take_back_spending(Act& act, OrganisationId party, std::string const& cause) {
  return service::reverse_all(act, cause, {party});
}

}  // namespace settlement
