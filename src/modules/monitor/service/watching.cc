// The minute's work of the monitor.
#include "modules/monitor/service/watching.h"

#include <algorithm>
#include <map>
#include <optional>

#include "modules/monitor/service/alert_rule.h"
#include "modules/monitor/service/day_kinds.h"
#include "modules/monitor/service/raising.h"
#include "modules/monitor/store/alert_rule.h"

namespace monitor::service {
namespace {

using rules::AlertKind;
using rules::AlertRule;
using rules::Hit;
using rules::TripFact;

using Riding = std::map<base::ServiceDate, std::vector<mail::RidingBag>>;

/// What is looked at, of one moment.
struct Scene {
  Tx& tx;
  base::Region region;
  base::Instant now;
  std::vector<TripFact> trips;
  rules::DayKinds kinds;

  OrganisationId organisation_of(Hit const& hit) const {
    auto const found = std::ranges::find_if(
        trips, [&](TripFact const& t) { return t.trip == hit.trip && t.service_date == hit.service_date; });
    return found == trips.end() ? OrganisationId{} : found->organisation;
  }
};

/// Kinds that a look decides on; the others begin and end with the news that tells of them.
bool is_looked_for(AlertKind kind) {
  using enum AlertKind;
  return rules::needs_threshold(kind) || kind == hold_overload || kind == wrong_unload ||
         kind == missed_connection;
}

std::vector<Hit> hits_on_trips(AlertRule const& rule, Scene const& s) {
  std::vector<Hit> out;
  for (auto const& trip : s.trips)
    for (auto& hit : rules::hits_of(rule, trip, s.now, &s.kinds)) out.push_back(std::move(hit));
  return out;
}

/// Bags still on board although the vehicle has left the node where they are for.
std::vector<Hit> bags_carried_too_far(AlertRule const& rule, Scene const& s) {
  std::vector<Hit> out;
  Riding riding;
  for (auto const& trip : s.trips) {
    auto const [of_day, is_new] = riding.try_emplace(trip.service_date);
    if (is_new) of_day->second = mail::list_riding_bags(s.tx, s.region, trip.service_date);
    for (auto const& bag : of_day->second)
      if (bag.trip.value == trip.trip.value && bag.on_board)
        for (auto& hit : rules::hits_of(rule, trip, rules::BagFact{bag.barcode, bag.unload_node}, s.now, &s.kinds))
          out.push_back(std::move(hit));
  }
  return out;
}

TripFact const* find_trip(Scene const& s, TripId id, base::ServiceDate day) {
  auto const found =
      std::ranges::find_if(s.trips, [&](TripFact const& t) { return t.trip == id && t.service_date == day; });
  return found == s.trips.end() ? nullptr : &*found;
}

/// When the trip leaves a node, as it stands now. @param planned  where the trip is not watched
base::Instant leaves_at(TripFact const* trip, NodeId node, base::Instant planned) {
  if (!trip) return planned;
  auto const stop = std::ranges::find(trip->stops, node, &rules::StopFact::node);
  if (stop == trip->stops.end()) return planned;
  return stop->departed_at.ms ? stop->departed_at : std::max(stop->departs_at, stop->expected_at);
}

/// The bag of a connection as it rides now; empty when it does not ride the first trip, or has come off it.
std::optional<rules::ConnectionFact> fact_of(planning::Connection const& c, Scene const& s,
                                             base::ServiceDate day,
                                             std::vector<mail::RidingBag> const& riding) {
  auto const* from = find_trip(s, c.from, day);
  auto const bag = std::ranges::find(riding, c.bag, &mail::RidingBag::bag);
  if (!from || bag == riding.end() || bag->trip.value != c.from.value) return {};
  auto const stop = std::ranges::find(from->stops, c.node, &rules::StopFact::node);
  if (stop == from->stops.end() || stop->arrived_at.ms) return {};
  auto const not_before = has_left(*from) ? base::Instant{} : s.now;
  auto const expected = std::max({stop->expected_at, stop->arrives_at, not_before});
  auto const planned = base::instant_of(day, c.leaves);
  return rules::ConnectionFact{bag->barcode, from,     c.node,
                               stop->name,   expected, leaves_at(find_trip(s, c.to, day), c.node, planned)};
}

std::vector<Hit> connections_missed(AlertRule const& rule, Scene const& s) {
  std::vector<Hit> out;
  auto const today = base::service_date_of(s.now);
  for (auto const day : {base::add_days(today, -1), today}) {
    auto const riding = mail::list_riding_bags(s.tx, s.region, day);
    for (auto const& c : planning::list_connections(s.tx, s.region, day))
      if (auto const fact = fact_of(c, s, day, riding))
        for (auto& hit : rules::hits_of(rule, *fact, s.now, &s.kinds)) out.push_back(std::move(hit));
  }
  return out;
}

std::vector<Hit> find_all(AlertRule const& rule, Scene const& s) {
  if (rule.kind == AlertKind::wrong_unload) return bags_carried_too_far(rule, s);
  if (rule.kind == AlertKind::missed_connection) return connections_missed(rule, s);
  return hits_on_trips(rule, s);
}

RuleHits hits_of(AlertRule const& rule, Scene const& s) {
  RuleHits out{rule, {}, {}};
  if (rule.enabled) out.hits = find_all(rule, s);
  for (auto const& hit : out.hits) out.organisations.push_back(s.organisation_of(hit));
  return out;
}

}  // namespace

Found look(Tx& tx, base::Region region, base::Instant now) {
  Found out;
  auto const rules = store::list_rules(tx, region);
  out.lacks_rules = rules::lacks_kinds(rules);
  Scene scene{tx, region, now, {}, day_kinds(tx, region, now, rules)};
  auto const today = base::service_date_of(now);
  for (auto const day : {base::add_days(today, -1), today}) {
    auto trips = look_at_trips(tx, region, day, now);
    for (auto& fact : facts_of(tx, region, trips, now)) scene.trips.push_back(std::move(fact));
    for (auto& trip : trips)
      if (trip.changed) out.changed.push_back(std::move(trip));
  }
  for (auto const& rule : rules)
    if (is_looked_for(rule.kind)) out.rules.push_back(hits_of(rule, scene));
  return out;
}

void act_on(Tx& tx, base::Region region, base::Instant now, Found const& found) {
  if (found.lacks_rules) begin_with_usual_rules(tx, region, now);
  for (auto const& trip : found.changed) keep_run(tx, region, trip, now);
  for (auto const& [rule, hits, organisations] : found.rules) {
    for (std::size_t i = 0; i < hits.size(); ++i) raise(tx, region, now, rule, hits[i], organisations[i]);
    end_others(tx, region, now, rule, hits);
  }
  pass_on_overdue(tx, region, now);
}

void take_seal_differences(Tx& tx, base::Region region, base::Instant now, mail::HandoverId handover) {
  auto const all = store::list_rules(tx, region);
  auto const kinds = day_kinds(tx, region, now, all);
  for (auto const& seal : mail::list_seal_differences(tx, region, handover)) {
    Hit hit;
    hit.source = "handover/" + std::to_string(handover.value) + '/' + seal.code;
    hit.vehicle = seal.vehicle;
    hit.line = seal.line;
    hit.trip = {seal.trip.value};
    hit.service_date = seal.service_date.yyyymmdd ? seal.service_date : base::service_date_of(now);
    hit.node = seal.node;
    hit.place = seal.code;
    for (auto const& rule : all)
      if (rule.kind == AlertKind::seal_differs &&
          rules::applies(rule, {seal.line, seal.vehicle, {}, now, &kinds})) {
        auto of_rule = hit;
        of_rule.source = std::to_string(rule.id.value) + '/' + hit.source;
        raise(tx, region, now, rule, of_rule, {});
      }
  }
}

}  // namespace monitor::service
