// Trips, loads and stations of a day.
#include "modules/planning/service/inputs.h"

#include <algorithm>
#include <set>

#include "modules/mail/mail.h"
#include "modules/planning/rules/block.h"
#include "modules/planning/rules/demand.h"
#include "modules/planning/rules/moves.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/service/forecast.h"
#include "modules/planning/service/reserve.h"
#include "modules/planning/service/vehicle_type.h"
#include "modules/planning/store/fleet.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"
#include "modules/planning/store/settings.h"

namespace planning::service {
namespace {

using rules::DayPlan;
using rules::PlanCall;
using rules::TripOfPlan;

/// Manifests older than that announced what never came.
constexpr std::int64_t kAnnouncedDays = 3;

/// Trips of a day as plans take them.
class TripReader {
 public:
  TripReader(Tx& tx, base::Region region, rules::Settings const& settings, base::ServiceDate day)
      : tx_{tx}, region_{region}, day_{day}, reserves_{tx, region, settings, day} {}

  std::vector<TripOfPlan> read() {
    std::vector<TripOfPlan> out;
    for (auto const& t : network::list_trips(tx_, region_, day_)) {
      if (!t.mail_allowed) continue;
      auto trip = trip_of(t, std::ssize(out));
      if (trip.calls.size() > 1) out.push_back(std::move(trip));
    }
    measure(out);
    return out;
  }

 private:
  TripOfPlan trip_of(network::DayTrip const& t, std::int64_t seq) {
    TripOfPlan out{{.seq = seq, .trip = t.id, .line = t.line_code, .headsign = t.headsign}, {}};
    for (auto const& c : t.calls) {
      if (!c.node) continue;
      PlanCall call{.trip_seq = seq,
                    .call = std::ssize(out.calls),
                    .node = c.node,
                    .name = c.name,
                    .sequence = c.sequence,
                    .arrives = c.arrives,
                    .departs = c.departs,
                    .loads = c.boards,
                    .unloads = c.alights};
      out.calls.push_back(std::move(call));
    }
    auto const needed = reserves_.of(t).needed;
    rules::set_hold(out.trip, t.hold, needed.reserve);
    out.trip.reserve_from = needed.source;
    return out;
  }
  /// Legs by road where the region has a map, else by estimate; all nodes in one question.
  void measure(std::vector<TripOfPlan>& trips) {
    std::map<NodeId, std::size_t> places;
    for (auto const& t : trips)
      for (auto const& c : t.calls) places.try_emplace(c.node);
    std::vector<NodeId> nodes;
    for (auto& [node, place] : places) {
      place = nodes.size();
      nodes.push_back(node);
    }
    auto const ways = network::ways_between(tx_, region_, nodes);
    for (auto& t : trips)
      for (std::size_t c = 0; c + 1 < t.calls.size(); ++c) {
        auto const from = places.at(t.calls[c].node), to = places.at(t.calls[c + 1].node);
        t.calls[c].leg_m = {ways.distance_m[from * nodes.size() + to]};
      }
  }

  Tx& tx_;
  base::Region region_;
  base::ServiceDate day_;
  Reserves reserves_;
};

/// A change made it other than the timetable says, or it stands in no timetable; tours that have not left are
/// made anew.
bool holds_on(TripOfPlan const& t, base::ServiceTime as_of) {
  if (t.trip.fleet_van) return t.calls.front().departs <= as_of;
  return t.trip.state != rules::TripState::runs || !t.trip.vehicle.empty();
}

/// Incidents of the day are not undone by planning it again.
void keep_incidents(std::vector<TripOfPlan>& trips, std::vector<TripOfPlan> published,
                    base::ServiceTime as_of) {
  for (auto& p : published) {
    if (!holds_on(p, as_of)) continue;
    auto const known = std::ranges::find(trips, p.trip.trip, [](TripOfPlan const& t) { return t.trip.trip; });
    auto& into = known == trips.end() ? trips.emplace_back() : *known;
    p.trip.seq = &into - trips.data();
    p.trip.block = 0;
    for (auto& c : p.calls) {
      c.trip_seq = p.trip.seq;
      c.taken_g = c.loaded_g = {};
      c.taken_cm3 = c.loaded_cm3 = {};
      c.taken_bags = c.loaded_bags = 0;
    }
    into = std::move(p);
  }
}

/// Bags that stand on waybills already take room that the plan does not have.
void take_room(std::vector<TripOfPlan>& trips, std::vector<mail::RidingLoad> const& loads) {
  for (auto const& load : loads) {
    auto const is_it = [&load](TripOfPlan const& t) { return t.trip.trip.value == load.trip.value; };
    auto const trip = std::ranges::find_if(trips, is_it);
    if (trip == trips.end()) continue;
    auto const from = std::ranges::find(trip->calls, load.load_node, &PlanCall::node);
    for (auto call = from; call != trip->calls.end() && (call == from || call->node != load.unload_node);
         ++call) {
      call->taken_g += load.gross_g;
      call->taken_cm3 += load.volume_cm3;
      ++call->taken_bags;
    }
  }
}

/// Mail that today's plan, or that of a day before the planned one, carries yet.
void leave_out_earlier_days(Tx& tx, base::Region region, rules::Plan const& head, rules::Demand& demand) {
  auto const now = head.made_at;
  for (auto day = base::service_date_of(now); day < head.service_date; day = base::add_days(day, 1))
    if (auto const published = store::find_published(tx, region, day))
      demand.leave_out(store::list_all_loads(tx, region, published->id), time_of(day, now));
}

/// Nobody is asked where no product needs anything.
std::map<BagId, std::vector<std::string>> products_of_bags(Tx& tx, base::Region region,
                                                           rules::Settings const& settings) {
  std::map<BagId, std::vector<std::string>> out;
  if (settings.cold_products.empty()) return out;
  for (auto& p : mail::list_waiting_products(tx, region)) out[p.bag].push_back(std::move(p.product));
  return out;
}

std::vector<rules::Load> loads_of(Tx& tx, base::Region region, rules::Plan const& head,
                                  rules::Settings const& settings) {
  rules::Demand demand{settings, head.service_date, head.as_of};
  leave_out_earlier_days(tx, region, head, demand);
  auto const products = products_of_bags(tx, region, settings);
  for (auto const& bag : mail::list_waiting_bags(tx, region)) {
    auto const known = products.find(bag.id);
    demand.add(bag, known == products.end() ? std::vector<std::string>{} : known->second);
  }
  auto const since = base::instant_of(base::add_days(head.service_date, -kAnnouncedDays), {0});
  auto const shares = settings.cold_products.empty() ? std::vector<mail::LooseShare>{}
                                                     : mail::list_loose_shares(tx, region, since);
  for (auto const& m : mail::list_loose_mail(tx, region, since)) demand.add(m, shares);
  if (head.with_forecast) {
    auto const centre = [&](NodeId id) {
      auto const node = network::find_node(tx, region, id);
      return node && node->kind == network::NodeKind::county_centre;
    };
    for (auto const& usual : usual_mail(tx, region, head.service_date))
      demand.add(usual, centre(usual.origin));
  }
  return demand.take();
}

/// A van whose order has begun is free when that ends.
std::vector<rules::FleetVan> free_vans(Tx& tx, base::Region region, base::ServiceDate day,
                                       base::Instant now) {
  auto out = store::list_fleet(tx, region, day);
  for (auto const& o : store::list_orders(tx, region, day))
    for (auto& van : out)
      if (o.vehicle == van.vehicle && o.departs_at <= now)
        van.leaves_from = std::max(van.leaves_from, time_of(day, o.arrives_at));
  return out;
}

}  // namespace

base::ServiceTime time_of(base::ServiceDate day, base::Instant at) {
  auto const seconds = (at.ms - base::instant_of(day, {0}).ms) / 1000;
  return {static_cast<std::int32_t>(std::clamp<std::int64_t>(seconds, 0, 172'800))};
}

Basis basis_of(Tx& tx, base::Region region, base::ServiceDate day) {
  Basis out{store::get_settings(tx, region), {}};
  auto const cutoffs = mail::cutoffs_of(tx, region, day);
  for (auto const& n : network::list_nodes(tx, region, day)) {
    auto const said = cutoffs.find(n.id);
    auto const cutoff = said == cutoffs.end() ? out.settings.cutoff_s : said->second;
    out.stations.emplace(
        n.id, rules::StationRule{cutoff, out.settings.handling_s, n.kind != network::NodeKind::village_point,
                                 n.parent, n.name});
  }
  return out;
}

std::vector<TripOfPlan> trips_of_timetable(Tx& tx, base::Region region, rules::Settings const& settings,
                                           base::ServiceDate day) {
  return TripReader{tx, region, settings, day}.read();
}

DayPlan inputs_of(Tx& tx, base::Region region, rules::Plan head, Basis& basis) {
  auto const day = head.service_date;
  DayPlan out{std::move(head), {}, trips_of_timetable(tx, region, basis.settings, day), {}, {}, {}};
  std::vector<rules::LoadOfPlan> planned;
  if (auto const published = store::find_published(tx, region, day)) {
    auto before = store::read_content(tx, region, *published);
    keep_incidents(out.trips, std::move(before.trips), out.head.as_of);
    planned = std::move(before.loads);
  }
  bring_types(tx, region, out);
  take_room(out.trips, mail::list_riding_loads(tx, region, day));
  for (auto& load : loads_of(tx, region, out.head, basis.settings))
    out.loads.push_back({std::move(load), {}});
  rules::take_over_moves(out, planned);
  out.vans = store::list_vans(tx, region, day);
  rules::cover(basis.stations, out);
  return out;
}

DayPlan stored_plan(Tx& tx, base::Region region, rules::Plan head, Basis& basis) {
  auto const day = head.service_date;
  auto out = store::read_content(tx, region, std::move(head));
  out.vans = store::list_vans(tx, region, day);
  bring_types(tx, region, out);
  rules::cover(basis.stations, out);
  return out;
}

rules::Between ways_between(Tx& tx, base::Region region, std::vector<NodeId> nodes) {
  auto ways = network::ways_between(tx, region, nodes);
  return {std::move(nodes), std::move(ways.duration_s), std::move(ways.distance_m)};
}

rules::Fleet fleet_of(Tx& tx, base::Region region, DayPlan const& plan, rules::StationRules const& stations,
                      std::optional<rules::Change> const& change) {
  auto const day = plan.head.service_date;
  auto const sends_vans = !change || change->kind == rules::ChangeKind::tour;
  std::set<NodeId> nodes;
  for (auto const node : rules::block_nodes(plan)) nodes.insert(node);
  for (auto const& t : plan.trips)  // the changed one may be cut short anywhere
    if (sends_vans || t.trip.trip == change->trip)
      for (auto const& c : t.calls) nodes.insert(c.node);
  rules::Fleet out;
  if (sends_vans) out.vans = free_vans(tx, region, day, base::instant_of(day, plan.head.as_of));
  for (auto const& van : out.vans) nodes.insert(van.home);
  if (!out.vans.empty())
    for (auto const& [load, rides] : plan.loads) nodes.insert({load.node, load.destination});
  std::erase_if(nodes, [&stations](NodeId node) { return !stations.contains(node); });
  out.ways = ways_between(tx, region, {nodes.begin(), nodes.end()});
  return out;
}

}  // namespace planning::service
