// Losses follow the custody record; amounts the law and the agreement of both sides.
#include "modules/settlement/service/loss.h"

#include <algorithm>

#include "modules/org/org.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/loss_approval.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/serial.h"

namespace settlement::service {
namespace {

using rules::Loss;
using rules::LossState;

/// The item with who held it when it happened.
Loss draft(Act& act, mail::ItemAtStake const& item, rules::LossKind kind) {
  Loss l{.id = act.make_id<rules::LossId>(),
         .number = yearly_number(act, "PC", store::count_losses_since),
         .kind = kind,
         .item = item.item};
  l.item_number = item.number;
  l.carrier = item.carrier;
  l.product = item.product;
  l.registered = item.registered;
  l.postage_li = item.postage_li;
  l.insured_li = item.insured_li;
  // What the addressee has to pay is what the content is worth to its sender.
  if (item.cod_li > item.insured_li) l.value_li = item.cod_li;
  l.made_by = act.hat.person;
  l.made_at = act.now;
  auto const holdings = mail::list_holdings(act.tx, act.region, item.item);
  l.contractor = rules::contractor_of(holdings);
  return rules::placed(std::move(l),
                       rules::locate(holdings, mail::list_findings(act.tx, act.region, item.item)));
}

/// The agreement of both sides that is in force today.
agreement::Liability find_liability(Act& act, TermsBook const& book, Loss& l) {
  auto const today = base::service_date_of(act.now);
  l.agreement = {};
  l.agreement_number.clear();
  l.version_of = {};
  if (!l.liable || l.liable == l.contractor) return {};
  for (auto const& t : book.list_in_force(act.tx, act.region, {today, today})) {
    auto const fits =
        (t.payer == l.liable && t.payee == l.contractor) || (t.payee == l.liable && t.payer == l.contractor);
    if (!fits) continue;
    l.agreement = t.agreement;
    l.agreement_number = t.number;
    l.version_of = t.version;
    return t.liability;
  }
  return {};
}

/// Reckons it when that is possible, and lets it be approved. @errors approver_missing
base::Result<Loss> taken_further(Act& act, TermsBook const& book, LossPolicy const& policy, Loss l) {
  auto const liability = find_liability(act, book, l);
  if (rules::missing_fact(l) != rules::MissingFact::none) return l;
  l = rules::reckoned(std::move(l), liability);
  if (l.law_li == base::Money{} || rules::is_approved_by_rule(l, policy.approved_by_rule))
    return rules::decided(std::move(l), true, {}, act.now);
  TRY(ask_approval(act, l));
  return l;
}

void tell(Act& act, char const* what, Loss const* before, Loss const& after) {
  act.audit(what, subject_of(after.id), before, &after);
  act.record(events::kLossChanged, subject_of(after.id), after.held_node, after);
}

/// @errors not_a_side (neither took it in nor held it)
base::Outcome check_side(Act& act, Loss const& l) {
  auto const party = TRY(party_of(act.hat));
  if (party && party != l.contractor && party != l.liable) return refusal::not_a_side;
  return base::Done{};
}

base::Result<Loss> raise(Act& act, TermsBook const& book, LossPolicy const& policy, Loss l) {
  TRY(check_side(act, l));
  l = TRY(taken_further(act, book, policy, std::move(l)));
  store::insert_loss(act.tx, act.region, l);
  tell(act, "settlement.raise_loss", nullptr, l);
  return l;
}

std::vector<mail::ItemAtStake> items_of(Act& act, RaiseLoss const& r) {
  std::vector<mail::ItemAtStake> out;
  if (!r.bag) {
    if (auto i = mail::find_item_at_stake(act.tx, act.region, r.number)) out.push_back(*std::move(i));
    return out;
  }
  for (auto const id : mail::list_items_last_in(act.tx, act.region, r.bag))
    if (auto i = mail::find_item_at_stake(act.tx, act.region, id)) out.push_back(*std::move(i));
  return out;
}

bool is_loss(mail::DecidedIrregularity const& i) {
  return i.liable && (i.item || i.bag) && (i.kind == "missing" || i.kind == "broken" || i.kind == "wet");
}

/// What both sides decided comes before what the custody record says.
Loss with_decision(Loss l, mail::DecidedIrregularity const& i) {
  l.irregularity = i.irregularity;
  if (l.liable == i.liable) return l;
  l.liable = i.liable;
  l.liable_person = {};
  l.located_by = rules::LocatedBy::decided;
  return l;
}

}  // namespace

base::Result<LossList> raise_loss(Act& act, TermsBook const& book, LossPolicy const& policy,
                                  RaiseLoss const& r) {
  auto const items = items_of(act, r);
  if (items.empty()) return base::refuse(refusal::item_at_stake_unknown, {}, r.bag ? "/bag" : "/number");
  LossList out;
  for (auto const& item : items) {
    if (store::find_loss(act.tx, act.region, item.item)) {
      if (!r.bag) return base::refuse(refusal::loss_exists, item.number, "/number");
      continue;
    }
    auto l = draft(act, item, r.kind);
    l.bag = r.bag;
    auto const value = r.value_li > base::Money{} ? r.value_li : l.value_li;
    l = TRY(rules::assessed(std::move(l),
                            {r.kind, value, r.loss_li, r.grave, r.exemption, r.note, r.postage_li}));
    out.items.push_back(row_of(act.tx, act.region, TRY(raise(act, book, policy, std::move(l)))));
  }
  if (out.items.empty()) return base::refuse(refusal::loss_exists, {}, "/bag");
  return out;
}

base::Result<LossView> assess_loss(Act& act, TermsBook const& book, LossPolicy const& policy,
                                   AssessLoss const& r) {
  auto const before = TRY(get_loss_within(act.tx, act.hat, r.loss));
  TRY(check_side(act, before));
  auto after = TRY(
      rules::assessed(before, {r.kind, r.value_li, r.loss_li, r.grave, r.exemption, r.note, r.postage_li}));
  after.made_by = act.hat.person;
  after = TRY(taken_further(act, book, policy, std::move(after)));
  ++after.version;
  TRY(store::save_loss(act.tx, act.region, after));
  tell(act, "settlement.assess_loss", &before, after);
  return view_of(act.tx, act.hat, after);
}

base::Result<LossView> decide_loss(Act& act, DecideLoss const& r) {
  auto const before = TRY(get_loss_within(act.tx, act.hat, r.loss));
  if (before.state != LossState::assessed) return refusal::loss_settled;
  if (!r.approves && r.note.empty()) return base::refuse(refusal::reason_missing, {}, "/note");
  auto const p = TRY(vote(act, before, r.approves, r.note));
  if (p.state == platform::approval::State::running) return view_of(act.tx, act.hat, before);
  auto after = TRY(rules::decided(before, r.approves, act.hat.person, act.now));
  if (!r.note.empty()) after.note = r.note;
  ++after.version;
  TRY(store::save_loss(act.tx, act.region, after));
  tell(act, "settlement.decide_loss", &before, after);
  return view_of(act.tx, act.hat, after);
}

base::Result<LossView> pay_loss(Act& act, PayLoss const& r) {
  using accounting::Purpose;
  auto const before = TRY(get_loss_within(act.tx, act.hat, r.loss));
  if (r.paid_on > base::service_date_of(act.now)) return base::refuse(refusal::day_ahead, {}, "/paid_on");
  auto const after = TRY(rules::paid(before, act.hat.organisation, act.hat.person, r.paid_on, r.reference));
  TRY(store::save_loss(act.tx, act.region, after));
  auto const at =
      open_from(act, std::min(base::instant_of(r.paid_on, {12 * 3600}), act.now), {after.contractor});
  accounting::Enter enter{act.make_id<accounting::OperationId>(), at, false, {}};
  enter.entries = {{TRY(account_for(act, after.contractor, Purpose::compensation)), after.law_li},
                   {TRY(account_for(act, after.contractor, Purpose::bank)), base::Money{} - after.law_li}};
  TRY(carry_out(act, enter, {subject_of(after.id), after.number}));
  tell(act, "settlement.pay_loss", &before, after);
  return view_of(act.tx, act.hat, after);
}

std::int64_t raise_decided(Act& act, TermsBook const& book, LossPolicy const& policy, base::ServiceDate day) {
  std::int64_t n = 0;
  for (auto const& i : mail::list_decided_irregularities(act.tx, act.region, day)) {
    if (!is_loss(i)) continue;
    auto const kind = i.kind == "missing" ? rules::LossKind::lost : rules::LossKind::damaged;
    std::vector<mail::ItemId> items{i.item};
    if (!i.item) items = mail::list_items_last_in(act.tx, act.region, i.bag);
    // A bag that was found broken says nothing yet about each item in it.
    if (!i.item && kind != rules::LossKind::lost) continue;
    for (auto const id : items) {
      auto const item = mail::find_item_at_stake(act.tx, act.region, id);
      if (!item || store::was_raised_for(act.tx, act.region, id, i.irregularity)) continue;
      auto l = with_decision(draft(act, *item, kind), i);
      if (!i.item) l.bag = i.bag;
      n += raise(act, book, policy, std::move(l)).ok();
    }
  }
  return n;
}

}  // namespace settlement::service
