// Lists of terminals, compared and sent.
#include "modules/monitor/service/load_check.h"

#include <algorithm>

#include "modules/monitor/rules/load_check.h"
#include "modules/monitor/service/day_kinds.h"
#include "modules/monitor/service/raising.h"
#include "modules/monitor/store/alert_rule.h"
#include "modules/monitor/store/load_check.h"
#include "modules/monitor/store/run.h"

namespace monitor::service {
namespace {

using rules::AlertKind;
using rules::DrivenRun;
using rules::LoadCheck;
using rules::LoadVerdict;

/// The run that the vehicle is on, or is loaded for.
std::optional<DrivenRun> run_of(Tx& tx, base::Region region, std::string const& vehicle, base::Instant now) {
  auto const runs = store::list_runs_of(tx, region, vehicle, base::service_date_of(now));
  for (auto const wanted : {rules::RunState::running, rules::RunState::waiting})
    for (auto const& d : runs)
      if (d.run.state == wanted) return d;
  return {};
}

rules::Hit hit_of(DrivenRun const& d, rules::AlertRule const& rule, std::string const& which) {
  rules::Hit hit;
  hit.vehicle = d.run.vehicle;
  hit.line = d.run.line;
  hit.trip = d.run.trip;
  hit.service_date = d.run.service_date;
  hit.source = std::to_string(rule.id.value) + "/load/" + std::to_string(d.run.service_date.yyyymmdd) + '/' +
               std::to_string(d.run.trip.value) + which;
  return hit;
}

std::vector<rules::Hit> hits_of(LoadCheck const& check, DrivenRun const& d, rules::AlertRule const& rule) {
  std::vector<rules::Hit> out;
  if (rule.kind == AlertKind::seal_differs)
    for (auto const& bag : check.bags)
      if (bag.verdict == LoadVerdict::seal_differs) {
        out.push_back(hit_of(d, rule, '/' + bag.barcode));
        out.back().place = bag.barcode;
      }
  auto const misplaced = rules::n_misplaced(check);
  if (rule.kind == AlertKind::load_differs && misplaced > 0) {
    out.push_back(hit_of(d, rule, {}));
    out.back().value = misplaced;
  }
  return out;
}

void raise_differences(Tx& tx, base::Region region, base::Instant now, LoadCheck const& check, DrivenRun const& d) {
  auto const all = store::list_rules(tx, region);
  auto const kinds = day_kinds(tx, region, now, all);
  for (auto const& rule : all)
    if (rules::applies(rule, {d.run.line, d.run.vehicle, {}, now, &kinds}))
      for (auto const& hit : hits_of(check, d, rule)) raise(tx, region, now, rule, hit, d.run.organisation);
}

/// "路单 0123：车上 12 袋；清水 卸 3 袋", for the driver.
std::string words_of(mail::WaybillFact const& fact, std::vector<mail::CarriedBag> const& on_board) {
  auto out = "路单" + fact.number + "：车上" + std::to_string(on_board.size()) + "袋";
  if (on_board.empty()) return out;
  auto const& next = on_board.front();
  auto const n = std::ranges::count(on_board, next.unload_node, &mail::CarriedBag::unload_node);
  return out + "；" + next.unload_name + "卸" + std::to_string(n) + "袋";
}

}  // namespace

void take_load(Tx& tx, base::Region region, base::Instant now, tracking::ElectronicWaybill const& told) {
  auto const d = run_of(tx, region, told.vehicle, told.received_at);
  if (!d) return;
  auto const carried = mail::list_carried_bags(tx, region, {d->run.trip.value}, d->run.service_date);
  LoadCheck const check{d->run.service_date, d->run.trip, told.vehicle,
                        told.received_at,    told.unread, rules::compare_load(told.bags, carried)};
  store::put_load_check(tx, region, check);
  raise_differences(tx, region, now, check, *d);
}

void send_load(Tx& tx, base::Region region, base::Instant now, mail::WaybillFact const& fact) {
  auto const d = store::find_run(tx, region, fact.service_date, {fact.trip.value});
  if (!d || d->run.vehicle.empty()) return;
  auto carried = mail::list_carried_bags(tx, region, fact.trip, fact.service_date);
  std::erase_if(carried, [](mail::CarriedBag const& b) { return !b.on_board; });
  tracking::VehicleLoad load{d->run.vehicle, words_of(fact, carried), {}};
  for (auto const& b : carried) load.bags.push_back({b.barcode, b.seal_no});
  tracking::send_load(tx, region, now, load);
}

}  // namespace monitor::service
