// Sums over bags, items and waybills that the day plan is made from.
#pragma once
#include <vector>

#include "modules/mail/mail.h"

namespace mail::store {

std::vector<Bag> list_waiting_bags(Tx&, base::Region);
std::vector<LooseMail> list_loose_mail(Tx&, base::Region, base::Instant announced_since);
std::vector<RidingLoad> list_riding_loads(Tx&, base::Region, base::ServiceDate);
struct NodeCutoff {
  NodeId node;
  base::Seconds cutoff_s;
};
DESCRIBE(NodeCutoff, "The longest cut-off of a node.", FIELD(node, "node"), FIELD(cutoff_s, "seconds"))
std::vector<NodeCutoff> list_cutoffs(Tx&, base::Region, base::ServiceDate);
std::vector<DayVolume> list_day_volumes(Tx&, base::Region, base::ServiceDate first, base::ServiceDate last);
std::vector<TripRun> list_trip_runs(Tx&, base::Region, base::ServiceDate);
/// A loose item with the departure that it is planned on.
struct LooseItem {
  ItemId id;
  TripId plan_trip;
  NodeId plan_next;
  base::Instant plan_departs_at;
};
DESCRIBE(LooseItem, "A loose item.", FIELD(id, "item"), FIELD(plan_trip, "departure"),
         FIELD(plan_next, "hands over at"), FIELD(plan_departs_at, "leaves"))
/// Oldest first.
std::vector<LooseItem> list_loose_items(Tx&, base::Region, NodeId node, NodeId destination);
std::vector<BaggedMail> list_bagged_mail(Tx&, base::Region, BagId);
/// Items that have the departure already stay untouched.
void plan_items_of_bag(Tx&, base::Region, BagId, BagDeparture const&, base::Instant now);
void save_plan_of(Tx&, base::Region, LooseItem const&, base::Instant now);

}  // namespace mail::store
