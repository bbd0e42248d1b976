// Matchings with the numbers of what they matched, and their opposite.
#include "modules/settlement/service/matching.h"

#include <set>

#include "modules/org/face/names.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/waiting_money.h"

namespace settlement::service {
namespace {

using rules::Matching;

/// All that the matches of one matching name.
struct Paired {
  std::vector<rules::Payment> payments;
  std::vector<rules::Invoice> invoices;
};
base::Result<Paired> paired_by(Tx& tx, base::Region region, std::vector<rules::Match> const& matches) {
  std::set<rules::PaymentId> payments;
  std::set<rules::InvoiceId> invoices;
  for (auto const& m : matches) {
    if (m.payment) payments.insert(m.payment);
    if (m.invoice) invoices.insert(m.invoice);
  }
  Paired out;
  for (auto const id : payments) out.payments.push_back(TRY(store::get_payment(tx, region, id)));
  for (auto const id : invoices) out.invoices.push_back(TRY(store::get_invoice(tx, region, id)));
  return out;
}

MatchingPart part_of(rules::Match const& m, Paired const& all) {
  MatchingPart out{.amount_li = m.amount_li};
  for (auto const& i : all.invoices)
    if (i.id == m.invoice) out.invoice = i.number;
  for (auto const& p : all.payments)
    if (p.id == m.payment) out.payment = p.reference;
  return out;
}

base::Result<MatchingView> view_of(Look& look, org::Names& names, Matching m) {
  MatchingView v{.payer_name = names.of(m.payer), .payee_name = names.of(m.payee)};
  v.person_name = names.of(m.person);
  if (m.taken_back_by) v.taken_back_by_name = names.of(m.taken_back_by);
  v.may_take_back = !m.taken_back_by && look.hat.organisation == m.payee;
  auto const matches = store::list_matches(look.tx, look.region, m.id);
  auto const all = TRY(paired_by(look.tx, look.region, matches));
  for (auto const& part : matches) v.parts.push_back(part_of(part, all));
  v.matching = std::move(m);
  return v;
}

}  // namespace

base::Result<MatchingList> list_matchings(Look& look, AskMatchings const& ask) {
  store::MatchingFilter const f{TRY(party_of(look.hat)), std::strtoll(ask.cursor.c_str(), nullptr, 10), ask.limit};
  org::Names names{look.tx, look.region};
  MatchingList out;
  for (auto& m : store::list_matchings(look.tx, look.region, f))
    out.items.push_back(TRY(view_of(look, names, std::move(m))));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().matching.id.value);
  return out;
}

base::Result<Matched> take_back_matching(Act& act, TakeBackMatching const& request) {
  auto const before = TRY(store::get_matching(act.tx, act.region, request.matching));
  auto const after =
      TRY(rules::taken_back(before, act.hat.organisation, act.hat.person, request.reason, act.now));
  auto const matches = store::list_matches(act.tx, act.region, after.id);
  auto all = TRY(paired_by(act.tx, act.region, matches));
  rules::unmatch(matches, all.payments, all.invoices);
  for (auto const& i : all.invoices) TRY(store::save_invoice(act.tx, act.region, i));
  for (auto const& p : all.payments) TRY(store::save_payment(act.tx, act.region, p));
  TRY(store::save_matching(act.tx, act.region, after));
  auto const subject = subject_of(after.id);
  TRY(reverse_all(act, subject, {after.payer, after.payee}));
  act.audit("settlement.take_back_matching", subject, &before, &after);
  act.record(events::kMatchingTakenBack, subject, {}, after);
  for (auto const& i : all.invoices) ask_to_pay_anew(act, i);
  for (auto const& p : all.payments) ask_to_match_anew(act, p);
  org::Names names{act.tx, act.region};
  Matched view{.short_li = base::Money{}};
  for (auto& i : all.invoices) view.invoices.push_back(service::view_of(names, std::move(i)));
  for (auto& p : all.payments) view.payments.push_back(service::view_of(names, std::move(p)));
  return view;
}

}  // namespace settlement::service
