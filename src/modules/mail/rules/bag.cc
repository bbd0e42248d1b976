// The bag's state table, admission and sealing.
#include "modules/mail/rules/bag.h"

#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

using S = BagState;
using A = BagAction;

constexpr Transition<S, A> kTable[] = {
    {S::open, A::seal, S::sealed},
    {S::open, A::cancel, S::cancelled},
    {S::sealed, A::unseal, S::open},
    {S::sealed, A::give, S::in_transit},
    {S::sealed, A::receive, S::received},
    {S::sealed, A::leave, S::left},
    {S::in_transit, A::receive, S::received},
    {S::in_transit, A::give, S::in_transit},
    {S::received, A::give, S::in_transit},
    {S::received, A::receive, S::received},
    {S::received, A::unpack, S::opened},
    {S::received, A::leave, S::left},
    {S::opened, A::reconcile, S::reconciled},
};

constexpr base::Grams kBagTare{2'000};

}  // namespace

std::span<Transition<BagState, BagAction> const> bag_transitions() { return kTable; }

base::Result<Bag> apply(Bag bag, BagAction action, base::Instant now) {
  auto const to = next_state(bag_transitions(), bag.state, action);
  if (!to) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  bag.state = *to;
  bag.changed_at = now;
  ++bag.version;
  return bag;
}

base::Outcome admits(Bag const& bag, Item const& item) {
  if (bag.state != S::open) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  if (item.bag) return refusal::item_in_other_bag;
  if (item.state != ItemState::accepted)
    return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  if (item.node != bag.origin) return refusal::item_elsewhere;
  if (is_empties(item) != (bag.kind == BagKind::empties)) return refusal::empties_apart;
  if (!is_empties(item) && !has_all_checks(item)) return refusal::checks_missing;
  if ((item.insured_li.value > 0) != (bag.kind == BagKind::insured)) return refusal::insured_apart;
  // Mail for outside the county has no destination here: it goes the way of the bag.
  if (item.destination && !item.plan_next && item.destination != bag.origin) return refusal::no_sort_rule;
  if (item.destination && item.plan_next != bag.destination) return refusal::wrong_destination;
  return base::Done{};
}

void count_in(Bag& bag, Item const& item) {
  ++bag.n_items;
  bag.items_g += item.weight_g;
  bag.volume_cm3 += volume_of(item);
}

void count_out(Bag& bag, Item const& item) {
  --bag.n_items;
  bag.items_g -= item.weight_g;
  bag.volume_cm3 -= volume_of(item);
}

bool weight_fits(base::Grams items, base::Grams gross) {
  auto const tolerance = items.value * 3 / 100;
  return gross.value >= items.value - tolerance && gross.value <= items.value + kBagTare.value + tolerance;
}

base::Result<Bag> seal(Bag bag, Seal const& how, PersonId by, base::ServiceDate today, base::Instant now) {
  if (bag.state != S::open) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  if (bag.n_items == 0) return refusal::bag_empty;
  if (how.seal_no.empty()) return base::refuse(refusal::seal_missing, {}, "/seal_no");
  if (!weight_fits(bag.items_g, how.gross_g) && how.reason.empty())
    return base::refuse(refusal::weight_differs, std::to_string(bag.items_g.value) + " g", "/gross_g");
  auto sealed = TRY(apply(std::move(bag), A::seal, now));
  sealed.gross_g = how.gross_g;
  sealed.seal_no = how.seal_no;
  if (!how.reason.empty()) sealed.remark = how.reason;
  sealed.sealed_on = today;
  sealed.sealed_at = now;
  sealed.sealed_by = by;
  return sealed;
}

base::Result<Bag> unseal(Bag bag, base::ServiceDate today, base::Instant now) {
  if (bag.sealed_on != today || bag.waybill)
    return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  auto open = TRY(apply(std::move(bag), A::unseal, now));
  open.seal_no.clear();
  open.barcode.clear();
  open.label_code.clear();
  open.gross_g = {};
  return open;
}

}  // namespace mail::rules
