// Use cases of the benefit page 共赢表, which both sides see alike.
#pragma once
#include <string>
#include <vector>

#include "modules/cost/rules/benefit.h"
#include "modules/cost/service/asking.h"
#include "platform/http/sheet_file.h"

namespace cost::service {

struct AskBenefit {
  base::ServiceDate first, last;
};
DESCRIBE(AskBenefit, "Which days.", FIELD(first, "first day"), FIELD(last, "last day"))
struct BenefitView {
  rules::CostBasis basis;
  rules::Benefit benefit;
  std::string post_name, coach_name;
};
DESCRIBE(BenefitView, "What the cooperation comes to.", FIELD(basis, "what both sides hold for true"),
         FIELD(benefit, "what it comes to"), FIELD(post_name, "the post"),
         FIELD(coach_name, "the coach company"))
struct ExportBenefit {
  base::ServiceDate first, last;
  platform::http::SheetFormat format{};
};
DESCRIBE(ExportBenefit, "Everything from which it can be worked out again.", FIELD(first, "first day"),
         FIELD(last, "last day"), FIELD(format, "form").or_default())
struct AskBases {};
DESCRIBE_EMPTY(AskBases, "Cost bases, newest first.")
struct BasisView {
  rules::CostBasis basis;
  std::string proposed_for_name, proposed_by_name, decided_by_name;
};
DESCRIBE(BasisView, "A cost basis with names.", FIELD(basis, "it"), FIELD(proposed_for_name, "by which side"),
         FIELD(proposed_by_name, "who"), FIELD(decided_by_name, "who decided"))
struct BasisList {
  std::vector<BasisView> items;
};
DESCRIBE(BasisList, "Cost bases, newest first.", FIELD(items, "bases"))
struct ProposeBasis {
  base::ServiceDate from_day;
  std::int64_t van_km_li{}, van_run_li{}, van_bags{}, own_delivery_li{}, coach_km_li{}, stop_run_li{},
      bag_li{}, point_item_li{};
  decltype(rules::CostBasis::id) amends;
};
DESCRIBE(ProposeBasis, "Proposes a cost basis to the other side.",
         FIELD(from_day, "first day on which it counts"),
         FIELD(van_km_li, "the post's own van, 厘 a km").at_least(0).at_most(1'000'000),
         FIELD(van_run_li, "a run of it, 厘").at_least(0).at_most(100'000'000),
         FIELD(van_bags, "bags that it takes").at_least(1).at_most(10'000),
         FIELD(own_delivery_li, "the post's own delivery of an item, 厘").at_least(0).at_most(1'000'000),
         FIELD(coach_km_li, "a coach, 厘 a km").at_least(0).at_most(1'000'000),
         FIELD(stop_run_li, "what mail costs a coach a trip, 厘").at_least(0).at_most(100'000'000),
         FIELD(bag_li, "handling of a bag, 厘").at_least(0).at_most(1'000'000),
         FIELD(point_item_li, "a village point's work for an item, 厘").at_least(0).at_most(1'000'000),
         FIELD(amends, "which one that was sent back it changes; 0: a new one").or_default())

/// @errors out_of_reach, period_malformed, no_basis
base::Result<BenefitView> view_benefit(Look&, AskBenefit const&);
/// Parameters, events and results in one table. @errors as `view_benefit`
base::Result<platform::http::File> export_benefit(Look&, ExportBenefit const&);
/// @errors out_of_reach
base::Result<BasisList> list_bases(Look&, AskBases const&);
/// Finance of the other side finds it in the inbox, then leaders of both.
/// @errors out_of_reach, approver_missing; of one that changes another basis_unknown, not_returned
base::Result<BasisView> propose_basis(Act&, ProposeBasis const&);

/// What its approval is about. @param hat  whose reach is asked; null: the clock's
/// @errors basis_unknown, out_of_reach
base::Result<Matter> basis_matter(Tx&, base::Region, platform::auth::Hat const*, std::int64_t key);
/// It counts once both sides agreed. @errors basis_unknown, changed_meanwhile
base::Outcome rule_basis(Act&, std::int64_t key, rules::Ruled const&);
/// Asks for those that have no approval, as far as there is anybody to ask.
void ask_for_unasked_bases(Act&);

}  // namespace cost::service
