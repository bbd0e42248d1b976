// Who gives, and what the receiver holds.
#include "modules/mail/rules/custody.h"

#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/refusals.h"

namespace mail::rules {

bool holds(Handover const& h, Bag const& bag) {
  if (bag.custodian != h.giver.organisation) return false;
  return bag.node ? bag.node == h.node : bag.custodian_person == h.giver.person;
}

bool is_overtaken(Handover const& h, base::Instant present_made_at) {
  return h.made_at.plus_ms(kClockSkewMs) < present_made_at;
}

base::Result<Bag> carried(Handover const& h, Bag bag, base::Instant present_made_at, base::Instant now) {
  if (!holds(h, bag)) return base::refuse(refusal::handover_not_custodian, bag.barcode);
  if (is_overtaken(h, present_made_at)) return base::refuse(refusal::handover_overtaken, bag.barcode);
  auto const leaves = leaves_county(h);
  auto const action = leaves ? BagAction::leave : h.to_node ? BagAction::receive : BagAction::give;
  auto moved = TRY(apply(std::move(bag), action, now));
  moved.node = h.to_node;
  if (leaves) {  // nobody in the county answers any more
    moved.custodian = {};
    moved.custodian_person = {};
    return moved;
  }
  moved.custodian = h.receiver.organisation;
  moved.custodian_person = h.receiver.person;
  return moved;
}

}  // namespace mail::rules
