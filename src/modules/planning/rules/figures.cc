// Sums over loads and legs.
#include "modules/planning/rules/figures.h"

#include <algorithm>
#include <cmath>

#include "modules/planning/rules/room.h"

namespace planning::rules {
namespace {

/// Load and room of legs, weighted with their length.
struct LegSums {
  std::int64_t weight{}, weight_room{}, volume{}, volume_room{};
};

std::int64_t permille(std::int64_t part, std::int64_t whole) { return whole > 0 ? part * 1000 / whole : 0; }

void add_loads(Figures& f, DayPlan const& plan, Settings const& settings) {
  for (auto const& [load, rides] : plan.loads) {
    if (is_taken_up(load)) continue;
    ++f.n_loads;
    f.n_items += load.n_items;
    load.way == LoadWay::tomorrow ? ++f.n_staying : ++f.n_carried;
    f.n_late += load.arrives > load.promise;
    f.n_moves_lost += load.move_lost;
    f.cost_li += load.cost_li;
    if (load.way != LoadWay::departures) continue;
    auto const each = settings.handling_li.value + settings.li_a_bag.value +
                      settings.li_a_kg.value * load.weight_g.value / 1000;
    f.carriage_li.value += each * std::ssize(rides);
  }
  for (auto const& [load, rides] : plan.loads)
    for (auto const& v : plan.vans)
      if (load.way == LoadWay::van && v.id == load.van)
        f.carriage_li.value +=
            settings.handling_li.value + v.li_a_bag.value + v.li_a_kg.value * load.weight_g.value / 1000;
  f.kept_permille = f.n_loads ? permille(f.n_loads - f.n_late, f.n_loads) : 1000;
}

void add_leg(Figures& f, LegSums& sums, PlanTrip const& trip, PlanCall const& call) {
  (call.loaded_bags + call.taken_bags ? f.mail_m : f.empty_m) += call.leg_m;
  auto const room = beside_passengers(trip);
  auto const km = std::max<std::int64_t>(1, call.leg_m.value / 1000);
  sums.weight += (call.loaded_g + call.taken_g).value * km;
  sums.weight_room += room.weight_g.value * km;
  sums.volume += (call.loaded_cm3 + call.taken_cm3).value * km;
  sums.volume_room += room.volume_cm3.value * km;
}

}  // namespace

bool carries_mail(TripOfPlan const& t) {
  return std::ranges::any_of(t.calls, [](PlanCall const& c) { return c.loaded_bags + c.taken_bags > 0; });
}

Figures figures_of(DayPlan const& plan, Settings const& settings) {
  Figures f;
  add_loads(f, plan, settings);
  LegSums sums;
  for (auto const& t : plan.trips) {
    auto const is_off = t.trip.state == TripState::merged || t.trip.cancelled_from == 0;
    auto const runs_anyway = t.trip.state != TripState::extra && !t.trip.fleet_van && !is_off;
    if (runs_anyway || carries_mail(t)) f.tours_li += t.trip.cost_li;
    if (!carries_mail(t)) continue;
    ++f.n_trips;
    for (std::size_t c = 0; c + 1 < t.calls.size(); ++c) add_leg(f, sums, t.trip, t.calls[c]);
  }
  f.carriage_li += f.tours_li;
  f.cost_li += f.tours_li;
  f.weight_permille = permille(sums.weight, sums.weight_room);
  f.volume_permille = permille(sums.volume, sums.volume_room);
  return f;
}

void add_proof(Figures& f, DayPlan const& plan, loading::Plan const& proven) {
  auto bound_li = proven.bound_li;
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const& load = plan.loads[i].load;
    auto const& placement = proven.placements[i];
    if (is_taken_up(load))
      bound_li -= placement.cost_li;
    else if (placement.committed)
      bound_li += load.cost_li.value - placement.cost_li;
  }
  if (proven.bound_li <= 0 || bound_li <= 0) return;
  auto const cost_li = f.cost_li.value - f.tours_li.value;
  f.bound_li = {bound_li + f.tours_li.value};
  f.gap_ppm = std::llround(static_cast<double>(cost_li - bound_li) / static_cast<double>(bound_li) * 1e6);
}

}  // namespace planning::rules
