// What is planned already is found by bag.
#include "modules/planning/service/intake.h"

#include "modules/mail/mail.h"
#include "modules/planning/rules/intake.h"
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
    bags.push_back({std::move(bag), std::move(items)});
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

}  // namespace

void take_in_bags(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  for (auto const day : {today, base::add_days(today, 1)}) {
    auto found = false;  // looked for first: mostly there is nothing to write
    database.read([&](Tx& tx) { found = !unplanned_bags(tx, region, day, now).empty(); });
    if (!found) continue;
    platform::command::act_as_operator(database, region, now,
                                       [day](Act& act) { return take_in(act, day).ok(); });
  }
}

}  // namespace planning::service
