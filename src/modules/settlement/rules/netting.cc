// The smaller of both debts goes from either side.
#include "modules/settlement/rules/netting.h"

#include <algorithm>

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {
namespace {

constexpr base::Money kZero{};

base::Money owed(Invoice const& i) { return i.open_li() < kZero ? kZero - i.open_li() : i.open_li(); }

void take(base::Money left, OrganisationId debtor, std::vector<Invoice> const& open,
          std::vector<Netted>& out) {
  for (auto const& i : open) {
    if (i.debtor() != debtor || left <= kZero) continue;
    auto const part = std::min(left, owed(i));
    out.push_back({{}, i.id, i.number, debtor, i.due_on, part, owed(i) - part});
    left -= part;
  }
}

base::Result<Netting> decided(Netting n, OrganisationId side, PersonId person, base::Instant now,
                              NettingState to) {
  if (side != n.one && side != n.other) return refusal::not_a_side;
  if (n.state != NettingState::proposed) return refusal::netting_decided;
  n.state = to;
  n.decided_by = person;
  n.decided_at = now;
  ++n.version;
  return n;
}

}  // namespace

base::Result<NettingDraft> netted(OrganisationId one, OrganisationId other, std::vector<Invoice> open) {
  std::erase_if(open, [](Invoice const& i) { return i.open_li() == kZero; });
  std::ranges::sort(open, {}, [](Invoice const& i) { return std::pair{i.due_on, i.id}; });
  NettingDraft out{.netting = {.one = one, .other = other}, .rows = {}};
  auto& n = out.netting;
  for (auto const& i : open) (i.debtor() == one ? n.one_owes_li : n.other_owes_li) += owed(i);
  n.amount_li = std::min(n.one_owes_li, n.other_owes_li);
  if (n.amount_li <= kZero) return refusal::nothing_to_net;
  take(n.amount_li, one, open, out.rows);
  take(n.amount_li, other, open, out.rows);
  return out;
}

base::Result<Invoice> set_off(Invoice i, Netted const& row) {
  if (i.open_li() == kZero || owed(i) < row.amount_li || i.debtor() != row.payer)
    return base::refuse(refusal::netting_overtaken, i.number);
  i.paid_li += i.claim_li < kZero ? kZero - row.amount_li : row.amount_li;
  ++i.version;
  return i;
}

base::Result<Netting> agreed(Netting n, OrganisationId side, PersonId person, base::Instant now) {
  if (side != n.other) return refusal::not_a_side;
  if (person == n.proposed_by) return refusal::maker_is_checker;
  return decided(std::move(n), side, person, now, NettingState::agreed);
}

base::Result<Netting> dropped(Netting n, OrganisationId side, PersonId person, base::Instant now) {
  return decided(std::move(n), side, person, now, NettingState::dropped);
}

}  // namespace settlement::rules
