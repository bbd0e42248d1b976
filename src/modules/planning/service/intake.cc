// What is planned already is found by bag.
#include "modules/planning/service/intake.h"

#include <optional>

#include "modules/mail/face/products.h"
#include "modules/mail/mail.h"
#include "modules/planning/rules/intake.h"
#include "modules/planning/rules/proof.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/publish.h"
#include "modules/planning/store/plan.h"
#include "platform/command/command_line.h"

namespace planning::service {
namespace {

/// Bags that earlier days carry; what stays there waits for this day.
std::set<BagId> carried_before(Tx& tx, base::Region region, base::ServiceDate day, base::Instant now) {
  std::set<BagId> out;
  for (auto d = base::service_date_of(now); d < day; d = base::add_days(d, 1)) {
    auto const published = store::find_published(tx, region, d);
    if (!published) continue;
    for (auto const& l : store::list_all_loads(tx, region, published->id))
      if (l.bag && l.way != LoadWay::tomorrow) out.insert(l.bag);
  }
  return out;
}

std::vector<mail::Bag> unplanned_bags(Tx& tx, base::Region region, base::ServiceDate day, base::Instant now) {
  auto const published = store::find_published(tx, region, day);
  if (!published) return {};
  auto known = store::list_planned_bags(tx, region, published->id);
  known.merge(carried_before(tx, region, day, now));
  auto out = mail::list_waiting_bags(tx, region);
  std::erase_if(out, [&](mail::Bag const& b) { return known.contains(b.id); });
  return out;
}

base::Outcome take_in(Act& act, base::ServiceDate day) {
  auto head = store::find_published(act.tx, act.region, day);
  if (!head) return base::Done{};
  std::vector<rules::SealedBag> bags;
  for (auto& bag : unplanned_bags(act.tx, act.region, day, act.now)) {
    auto items = mail::list_bagged_mail(act.tx, act.region, bag.id);
    std::vector<std::string> products;
    for (auto& p : mail::list_bag_products(act.tx, act.region, bag.id))
      products.push_back(std::move(p.product));
    bags.push_back({std::move(bag), std::move(items), std::move(products)});
  }
  if (bags.empty()) return base::Done{};
  auto basis = basis_of(act.tx, act.region, day);
  auto const before = stored_plan(act.tx, act.region, *std::move(head), basis);
  auto after = before;
  rules::take_in(after, bags, basis.settings, basis.stations, time_of(day, act.now));
  ++after.head.version;
  TRY(store::save_plan(act.tx, act.region, after.head));
  store::save_intake(act.tx, act.region, before, after);
  TRY(follow_intake(act, after, before.loads.size()));
  act.record(events::kPlanChanged, "planning/plan/" + std::to_string(after.head.id.value), {}, after.head);
  return base::Done{};
}

/// What the plan in force, which lost its bound, is proven to be; computed on a snapshot.
std::optional<rules::DayPlan> prove_day(platform::db::Database& database, base::Region region,
                                        base::ServiceDate day, base::Instant now) {
  std::optional<rules::DayPlan> plan;
  std::optional<Basis> basis;
  database.read([&](Tx& tx) {
    auto head = store::find_published(tx, region, day);
    if (!head) return;
    auto const figures = store::get_figures(tx, region, head->id);
    if (figures.bound_li.value || !figures.cost_li.value) return;
    basis = basis_of(tx, region, day);
    plan = stored_plan(tx, region, *std::move(head), *basis);
  });
  if (plan) rules::prove(*plan, basis->settings, basis->stations, time_of(day, now));
  return plan && plan->figures.bound_li.value ? plan : std::nullopt;
}

/// Kept when nothing came in between; else the next round proves the plan as it is then.
bool keep_proof(Act& act, rules::DayPlan const& proven) {
  auto const head = store::find_published(act.tx, act.region, proven.head.service_date);
  if (!head || head->id != proven.head.id || head->version != proven.head.version) return false;
  store::save_proof(act.tx, act.region, head->id, proven.figures);
  act.record(events::kPlanChanged, "planning/plan/" + std::to_string(head->id.value), {}, *head);
  return true;
}

}  // namespace

void take_in_bags(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  for (auto const day : {today, base::add_days(today, 1)}) {
    auto found = false;  // looked for first: mostly there is nothing to write
    database.read([&](Tx& tx) { found = !unplanned_bags(tx, region, day, now).empty(); });
    if (found)
      platform::command::act_as_operator(database, region, now,
                                         [day](Act& act) { return take_in(act, day).ok(); });
    if (auto const proven = prove_day(database, region, day, now))
      platform::command::act_as_operator(database, region, now,
                                         [&proven](Act& act) { return keep_proof(act, *proven); });
  }
}

}  // namespace planning::service
