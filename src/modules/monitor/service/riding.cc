// A bag is where its vehicle is, and comes when that comes.
#include "modules/monitor/service/riding.h"

#include <algorithm>

#include "modules/monitor/store/run.h"

namespace monitor::service {

BagOnRun bag_of(mail::RidingBag const& b, std::vector<rules::RunStop> const& stops) {
  BagOnRun out{b.bag, b.barcode, b.load_node, b.unload_node, {}, b.on_board, false, {}, {}};
  auto const stop = std::ranges::find(stops, b.unload_node, &rules::RunStop::node);
  if (stop == stops.end()) return out;
  auto const passed = std::any_of(stop + 1, stops.end(), [](auto const& s) { return s.arrived_at.ms != 0; });
  out.unload_name = stop->name;
  out.planned_at = stop->arrives_at;
  out.expected_at = stop->arrived_at.ms ? stop->arrived_at : stop->expected_at;
  out.carried_too_far = b.on_board && (stop->departed_at.ms || passed);
  return out;
}

std::optional<RidingRun> find_riding(Tx& tx, base::Region region, mail::BagId id, base::Instant now) {
  auto const today = base::service_date_of(now);
  for (auto const day : {today, base::add_days(today, -1)}) {
    auto const riding = mail::list_riding_bags(tx, region, day);
    auto const bag = std::ranges::find(riding, id, &mail::RidingBag::bag);
    if (bag == riding.end()) continue;
    auto d = store::find_run(tx, region, day, {bag->trip.value});
    if (!d) continue;
    auto on_run = bag_of(*bag, d->stops);
    return RidingRun{*std::move(d), std::move(on_run)};
  }
  return {};
}

}  // namespace monitor::service
