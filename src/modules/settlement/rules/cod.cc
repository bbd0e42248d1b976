// Each piece of cash is in one place.
#include "modules/settlement/rules/cod.h"

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {

Cod to_cod(mail::CollectedCash const& c) {
  Cod out{.id = c.item, .item_number = c.number, .amount_li = c.amount_li, .collected_at = c.at};
  out.state = c.holder == c.contractor || !c.contractor ? CodState::remitted : CodState::collected;
  out.collected_on = base::service_date_of(c.at);
  out.node = c.node;
  out.collected_by = c.person;
  out.holder = c.holder;
  out.contractor = c.contractor ? c.contractor : c.holder;
  return out;
}

base::Result<Remittance> remitted(std::vector<Cod> const& all, RemittanceKind kind, OrganisationId payer) {
  if (all.empty()) return refusal::nothing_to_remit;
  auto const from = kind == RemittanceKind::remittance ? CodState::collected : CodState::remitted;
  Remittance r{.kind = kind, .payer = payer};
  if (kind == RemittanceKind::remittance) r.payee = all.front().contractor;
  for (auto const& c : all) {
    if ((kind == RemittanceKind::remittance ? c.holder : c.contractor) != payer) return refusal::not_a_side;
    if (c.state != from) return base::refuse(refusal::cod_elsewhere, c.item_number);
    if (kind == RemittanceKind::remittance && c.contractor != r.payee)
      return base::refuse(refusal::cod_sides_differ, c.item_number);
    r.amount_li += c.amount_li;
    ++r.n_items;
  }
  r.state = kind == RemittanceKind::payout ? RemittanceState::received : RemittanceState::sent;
  return r;
}

base::Result<Remittance> decided(Remittance r, bool received, OrganisationId side, PersonId person,
                                 base::Instant now) {
  if (side != r.payee) return refusal::not_a_side;
  if (r.state != RemittanceState::sent) return refusal::remittance_decided;
  if (person == r.made_by) return refusal::maker_is_checker;
  r.state = received ? RemittanceState::received : RemittanceState::refused;
  r.decided_by = person;
  r.decided_at = now;
  ++r.version;
  return r;
}

CodState state_after(RemittanceKind kind, RemittanceState state) {
  if (kind == RemittanceKind::payout) return CodState::paid_out;
  if (state == RemittanceState::sent) return CodState::underway;
  return state == RemittanceState::received ? CodState::remitted : CodState::collected;
}

std::size_t age_of(base::ServiceDate collected_on, base::ServiceDate today) {
  auto const days = base::to_days(today) - base::to_days(collected_on);
  if (days <= 1) return 0;
  if (days <= 3) return 1;
  return days <= 7 ? 2 : 3;
}

}  // namespace settlement::rules
