// 共赢表: what the cooperation costs together, what each side alone would have spent, and how the cost could
// be shared.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/units.h"
#include "modules/cost/cost.h"
#include "modules/cost/rules/ruling.h"

namespace cost::rules {

/// `refused`: before decisions were approvals, and for good.
enum class BasisState { proposed, returned, agreed, refused, withdrawn };
DESCRIBE_ENUM(BasisState, "Life of a cost basis.", "proposed", "returned", "agreed", "refused", "withdrawn")

/// What both sides hold for true about their costs 成本口径: proposed by one side, approved by finance of
/// the other and by leaders of both.
struct CostBasis {
  base::Id<struct CostBasisTag> id;
  base::ServiceDate from_day;      ///< first day on which it counts
  std::int64_t van_km_li{};        ///< the post's own van, a km
  std::int64_t van_run_li{};       ///< its driver and what else a run costs
  std::int64_t van_bags{};         ///< bags that a van takes in one run
  std::int64_t own_delivery_li{};  ///< the post's own delivery of an item in a village
  std::int64_t coach_km_li{};      ///< a coach, a km; it runs for its passengers with or without mail
  std::int64_t stop_run_li{};      ///< what mail costs a coach a trip: waiting, a detour
  std::int64_t bag_li{};           ///< handling of a bag at stations
  std::int64_t point_item_li{};    ///< a village point's work for an item
  BasisState state{};
  OrganisationId proposed_for;
  PersonId proposed_by;
  base::Instant proposed_at;
  PersonId decided_by;
  base::Instant decided_at;
  std::string note;
  ApprovalId approval;
  std::int64_t version{1};
};
DESCRIBE(CostBasis, "What both sides hold for true about their costs.", FIELD(id, "key"),
         FIELD(from_day, "first day on which it counts"), FIELD(van_km_li, "the post's own van, 厘 a km"),
         FIELD(van_run_li, "a run of it, 厘"), FIELD(van_bags, "bags that it takes"),
         FIELD(own_delivery_li, "the post's own delivery of an item, 厘"),
         FIELD(coach_km_li, "a coach, 厘 a km"), FIELD(stop_run_li, "what mail costs a coach a trip, 厘"),
         FIELD(bag_li, "handling of a bag, 厘"),
         FIELD(point_item_li, "a village point's work for an item, 厘"), FIELD(state, "life"),
         FIELD(proposed_for, "by which side"), FIELD(proposed_by, "who"), FIELD(proposed_at, "when"),
         FIELD(decided_by, "who decided"), FIELD(decided_at, "when"), FIELD(note, "remark"),
         FIELD(approval, "its approval, which crosses the border of the two; 0: none"),
         FIELD(version, "grows with every change"))

CostBasis ruled(CostBasis, Ruled const&);

/// A coach trip that carried mail.
struct Ride {
  base::ServiceDate day;
  std::string waybill, route;
  std::int64_t metres{}, n_bags{};
};
/// What happened in the span.
struct Joint {
  std::vector<Ride> rides;
  std::int64_t n_delivered{};  ///< items that the coach company's points gave out
  base::Money paid_li;         ///< by the post to the coach company, by statements
};

/// What each side bears, gains against being alone, and what the post pays the coach company for it.
struct Split {
  std::string name;  ///< "actual", "equal", "proportional", "shapley"
  base::Money post_li, coach_li, post_gain_li, coach_gain_li, transfer_li;
};
DESCRIBE(Split, "A way to share the joint cost.", FIELD(name, "actual, equal, proportional or shapley"),
         FIELD(post_li, "borne by the post, 厘"), FIELD(coach_li, "borne by the coach company, 厘"),
         FIELD(post_gain_li, "against being alone, 厘"), FIELD(coach_gain_li, "against being alone, 厘"),
         FIELD(transfer_li, "what the post pays for it, 厘"))

struct Benefit {
  std::int64_t n_rides{}, n_bags{}, n_delivered{}, metres{}, van_runs{}, van_metres{};
  base::Money post_alone_li, coach_alone_li, joint_li, saving_li;
  std::vector<Split> splits;
};
DESCRIBE(Benefit, "What the cooperation comes to.", FIELD(n_rides, "coach trips with mail"),
         FIELD(n_bags, "bags on them"), FIELD(n_delivered, "items given out by points"),
         FIELD(metres, "of these trips"), FIELD(van_runs, "runs of vans that the post would need"),
         FIELD(van_metres, "there and back"), FIELD(post_alone_li, "the post alone, 厘"),
         FIELD(coach_alone_li, "the coach company alone, 厘"), FIELD(joint_li, "together, 厘"),
         FIELD(saving_li, "alone less together, 厘"), FIELD(splits, "ways to share"))

/// The post alone: for each day and line with mail, vans there and back for its bags, and each item delivered
/// by its own people. The coach company alone: the same trips, which run for passengers. Together: the trips,
/// what mail costs them, bags handled and points paid. The coach company spends all of it, so what the post
/// bears it pays. Each side's Shapley share of two: half of (its own cost alone + the joint cost − the
/// other's cost alone).
Benefit benefit_of(Joint const&, CostBasis const&);

}  // namespace cost::rules
