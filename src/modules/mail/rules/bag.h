// What may happen to a bag, and what may go into it.
#pragma once
#include <span>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/transition.h"

namespace mail::rules {

enum class BagAction {
  seal,
  unseal,     ///< the same day, before any handover
  give,       ///< both sides signed: on a vehicle
  receive,    ///< both sides signed: at a node
  unpack,     ///< 开拆 at the node that received it
  reconcile,  ///< every item ticked or declared
  leave,      ///< the post takes it out of the county
  cancel      ///< an empty open bag
};

std::span<Transition<BagState, BagAction> const> bag_transitions();

/// The bag after the action, version one higher.
/// @errors bag_state_forbids
base::Result<Bag> apply(Bag, BagAction, base::Instant now);

/// May this item go into this open bag now?
/// @errors bag_state_forbids, item_in_other_bag, item_state_forbids, item_elsewhere, empties_apart, checks_missing,
///         insured_apart, no_sort_rule, wrong_destination
/// @always  no mail without all three checks passes (clause 1.3.1); empties are no mail
/// @source domain.md 2.5 rules 5 and 6
base::Outcome admits(Bag const&, Item const&);

/// Counts the item in or out.
void count_in(Bag&, Item const&);
void count_out(Bag&, Item const&);

/// What the clerk enters when sealing.
struct Seal {
  base::Grams gross_g;
  std::string seal_no;
  std::string reason;  ///< why the weight may differ; "" when it fits
};
/// Scale and sum of items may differ by the bag itself (up to 2 kg) plus 3 % of the items.
bool weight_fits(base::Grams items, base::Grams gross);
/// The bag sealed.
/// @errors bag_state_forbids, bag_empty, seal_missing, weight_differs
base::Result<Bag> seal(Bag, Seal const&, PersonId, base::ServiceDate, base::Instant now);

/// The same day and not handed over yet. @source domain.md 2.5 rule 4
/// @errors bag_state_forbids
base::Result<Bag> unseal(Bag, base::ServiceDate today, base::Instant now);

}  // namespace mail::rules
