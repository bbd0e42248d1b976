// Making a plan whole: prices, filling in order of regret, ruin and repair around what is full.
#include "engine/loading/planner.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/loading/relaxation.h"

namespace loading {
namespace {

constexpr std::size_t kMostRuined = 12;   ///< bags taken out of a departure at once
constexpr std::size_t kMoreTrips = 4;     ///< one less is the most of other departures ruined besides
constexpr std::size_t kMostWanting = 40;  ///< one less is the most of bags that compete for what is freed
constexpr int kHardDay = 3;               ///< times as many repairs where the first ones did not do

}  // namespace

Planner::Planner(Problem problem)
    : problem_{std::move(problem)}, legs_{problem_}, holds_{problem_}, on_trip_(problem_.day.trips().size()) {
  auto const bags = std::exchange(problem_.bags, {});
  for (auto const& bag : bags) {
    waiting_.push_back({bag, nullptr});
    plan_.placements.emplace_back();
    put(waiting_.size() - 1, menu_of(waiting_.size() - 1).ways.back());
  }
}

Menu const& Planner::menu_of(std::size_t i) {
  auto& waiting = waiting_[i];
  if (!waiting.menu)
    waiting.menu =
        &menus_.between(problem_, legs_, waiting.bag.origin, waiting.bag.destination, waiting.bag.needs);
  return *waiting.menu;
}

void Planner::put(std::size_t i, Way const& way) {
  auto& placement = plan_.placements[i];
  placement.way = way;
  placement.cost_li = cost_of(problem_.weights, waiting_[i].bag, way);
  plan_.cost_li += placement.cost_li;
  holds_.load(way, waiting_[i].bag.amount);
  for (int r = 0; r < way.n_rides; ++r) {
    auto& riders = on_trip_[static_cast<std::size_t>(way.rides[static_cast<std::size_t>(r)].trip)];
    auto const at = std::ranges::lower_bound(riders, i);
    if (at == riders.end() || *at != i) riders.insert(at, i);
  }
}

void Planner::take_out(std::size_t i) {
  auto const& placement = plan_.placements[i];
  holds_.unload(placement.way, waiting_[i].bag.amount);
  plan_.cost_li -= placement.cost_li;
}

void Planner::place_cheapest(std::size_t i, Prices const* prices) {
  auto const& bag = waiting_[i].bag;
  Way const* best = nullptr;
  double least = std::numeric_limits<double>::infinity();
  for (auto const& way : menu_of(i).ways) {
    if (!is_in_time(bag, way)) continue;
    if (static_cast<double>(behind_of(problem_.weights, bag, way)) >= least)
      break;  // and so are all that arrive later
    auto cost = static_cast<double>(cost_of(problem_.weights, bag, way));
    if (prices) cost += prices->of(way, bag.amount);
    if (cost >= least || !holds_.fits(way, bag.amount)) continue;
    least = cost;
    best = &way;
  }
  put(i, *best);
}

std::int64_t Planner::least_cost_of(std::size_t i) {
  auto least = std::numeric_limits<std::int64_t>::max();
  for (auto const& way : menu_of(i).ways)
    if (is_in_time(waiting_[i].bag, way))
      least = std::min(least, cost_of(problem_.weights, waiting_[i].bag, way));
  return least;
}

std::vector<std::size_t> Planner::by_regret(Prices const* prices) {
  std::vector<std::pair<double, std::size_t>> keyed;
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    if (plan_.placements[i].committed) continue;
    double least = std::numeric_limits<double>::infinity(), next = least;
    for (auto const& way : menu_of(i).ways) {
      if (!is_in_time(waiting_[i].bag, way)) continue;
      if (static_cast<double>(behind_of(problem_.weights, waiting_[i].bag, way)) >= next) break;
      auto cost = static_cast<double>(cost_of(problem_.weights, waiting_[i].bag, way));
      if (prices) cost += prices->of(way, waiting_[i].bag.amount);
      if (cost < least)
        next = std::exchange(least, cost);
      else
        next = std::min(next, cost);
    }
    keyed.emplace_back(std::isinf(next) ? 0.0 : least - next, i);
  }
  std::ranges::sort(keyed);
  std::vector<std::size_t> order;
  for (auto const& [regret, i] : keyed) order.push_back(i);
  return order;
}

void Planner::fill(std::vector<std::size_t> order, Prices const* prices) {
  for (auto const i : order) take_out(i);
  for (auto const i : order) place_cheapest(i, prices);
}

/// Clear favourites first, then in order of doubt, each on its favourite that has room or the cheapest way;
/// those that would rather stay come last, or they would take the others' room.
void Planner::fill_favourites(Open const& open, Bound const& bound) {
  for (auto const i : open.bags) take_out(i);
  std::vector<std::size_t> order(open.bags.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t n) {
    auto const& first = bound.favourites[n].front();
    bool const stays = first.way->kind == WayKind::tomorrow;
    return std::pair{stays, stays ? first.share : -first.share};
  });
  for (auto const n : order) {
    auto const i = open.bags[n];
    auto const goes = [&](Favourite const& f) {
      return f.way->kind != WayKind::tomorrow && holds_.fits(*f.way, waiting_[i].bag.amount);
    };
    auto const found = std::ranges::find_if(bound.favourites[n], goes);
    if (found != bound.favourites[n].end())
      put(i, *found->way);
    else
      place_cheapest(i, &bound.prices);
  }
}

/// Keeps the better one of what is planned and the best so far, in both places.
void Planner::keep_better(Plan& best) {
  if (plan_.cost_li < best.cost_li) {
    best = plan_;
    return;
  }
  for (std::size_t i = 0; i < waiting_.size(); ++i) take_out(i);
  for (std::size_t i = 0; i < waiting_.size(); ++i) put(i, best.placements[i].way);
}

Planner::Open Planner::open() {
  Open out{{}, {}, holds_, plan_.cost_li};
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    if (plan_.placements[i].committed) continue;
    menu_of(i);
    out.bags.push_back(i);
    out.waiting.push_back(waiting_[i]);
    out.room.unload(plan_.placements[i].way, waiting_[i].bag.amount);
    out.committed_li -= plan_.placements[i].cost_li;
  }
  out.room = Holds{out.room.left()};
  return out;
}

/// Rounded up: costs are whole 厘. Floating point may lie by a millionth.
void Planner::raise_bound(Open const& open, Bound const& bound) {
  auto const li = std::ceil(bound.li - 1e-6 * std::abs(bound.li) - 0.5);
  plan_.bound_li = std::max(plan_.bound_li, open.committed_li + static_cast<std::int64_t>(li));
}

PriceSearch Planner::price_search_of(Effort const& effort) const {
  return {.rounds = effort.price_rounds,
          .close_enough = effort.close_enough,
          .keep_going = effort.keep_going ? &effort.keep_going : nullptr};
}

Bound Planner::bound_by_relaxation(Effort const& effort, Open const& open, Bound const& start) {
  std::vector<Way> planned;
  for (auto const i : open.bags) planned.push_back(plan_.placements[i].way);
  return relax(problem_, open.waiting, open.room, start, planned,
               {.pivots = effort.pivots,
                .close_enough = effort.close_enough,
                .keep_going = effort.keep_going ? &effort.keep_going : nullptr});
}

Plan const& Planner::plan_all(Effort const& effort) {
  dice_.seed(static_cast<std::minstd_rand::result_type>(effort.seed % 2'147'483'646 + 1));
  auto const open = this->open();
  fill(by_regret(nullptr), nullptr);
  settle();
  auto best = plan_;
  auto search = price_search_of(effort);
  search.upper_li = static_cast<double>(best.cost_li - open.committed_li);
  auto bound = search_prices(problem_, open.waiting, open.room, search);
  plan_.bound_li = 0;
  raise_bound(open, bound);
  if (effort.progress) effort.progress(0.5);
  fill_favourites(open, bound);
  settle();
  keep_better(best);
  if (plan_.gap() > effort.close_enough) {
    fill(by_regret(&bound.prices), &bound.prices);
    settle();
    keep_better(best);
  }
  repair(effort, effort.repair_rounds, bound.prices);
  if (plan_.gap() > effort.content_with && (!effort.keep_going || effort.keep_going())) {
    best = plan_;
    bound = bound_by_relaxation(effort, open, bound);
    raise_bound(open, bound);
    fill_favourites(open, bound);
    settle();
    repair(effort, kHardDay * effort.repair_rounds, bound.prices);
    keep_better(best);
  }
  settle();
  finish();
  return plan_;
}

Plan const& Planner::prove(Effort const& effort) {
  auto const open = this->open();
  auto search = price_search_of(effort);
  search.upper_li = static_cast<double>(plan_.cost_li - open.committed_li);
  auto const bound = search_prices(problem_, open.waiting, open.room, search);
  plan_.bound_li = 0;
  raise_bound(open, bound);
  if (plan_.gap() > effort.content_with) raise_bound(open, bound_by_relaxation(effort, open, bound));
  return plan_;
}

std::optional<TripIndex> Planner::full_trip_of(std::size_t i) {
  explain(i);
  auto const trip = plan_.placements[i].full_trip;
  if (trip < 0) return {};
  return trip;
}

bool Planner::rides_on(std::size_t i, TripIndex trip) const {
  auto const& way = plan_.placements[i].way;
  for (int r = 0; r < way.n_rides; ++r)
    if (way.rides[static_cast<std::size_t>(r)].trip == trip) return true;
  return false;
}

void Planner::ruin_trip(TripIndex trip, std::vector<std::size_t>& out) {
  auto& riders = on_trip_[static_cast<std::size_t>(trip)];
  std::erase_if(riders, [&](std::size_t i) { return !rides_on(i, trip); });
  auto const wanted = 1 + dice_() % kMostRuined;
  for (std::size_t n = 0; n < wanted && !riders.empty(); ++n) {
    auto const i = riders[dice_() % riders.size()];
    if (!plan_.placements[i].committed && std::ranges::find(out, i) == out.end()) out.push_back(i);
  }
}

/// Others that would rather ride on a departure.
void Planner::add_wanting(TripIndex trip, std::vector<std::size_t>& out) {
  if (wants_.empty()) return;
  auto const& wanting = wants_[static_cast<std::size_t>(trip)];
  for (std::size_t n = dice_() % kMostWanting; n > 0 && !wanting.empty(); --n) {
    auto const i = wanting[dice_() % wanting.size()];
    if (std::ranges::find(out, i) == out.end()) out.push_back(i);
  }
}

/// The bag with riders of the departure that is full for it and others that want to ride there, and riders of
/// other departures that could take it.
std::vector<std::size_t> Planner::ruin(std::size_t unhappy) {
  std::vector<std::size_t> out{unhappy};
  auto const trip = full_trip_of(unhappy);
  if (!trip) return out;
  ruin_trip(*trip, out);
  add_wanting(*trip, out);
  auto const& ways = menu_of(unhappy).ways;
  for (std::size_t n = dice_() % kMoreTrips; n > 0; --n) {
    auto const& way = ways[dice_() % ways.size()];
    if (way.n_rides && is_in_time(waiting_[unhappy].bag, way))
      ruin_trip(way.rides[dice_() % static_cast<std::size_t>(way.n_rides)].trip, out);
  }
  return out;
}

std::pair<std::int64_t, std::int64_t> Planner::urgency_of(std::size_t i) const {
  auto const& bag = waiting_[i].bag;
  auto const magnitude =
      std::bit_width(static_cast<std::uint64_t>(bag.amount.weight_g));  // equals go in any order
  return {bag.priority, magnitude};
}

bool Planner::repair_once(std::size_t unhappy, Prices const& prices) {
  auto bags = ruin(unhappy);
  if (bags.size() < 2) return false;
  auto const before = plan_.cost_li;
  std::vector<Way> ways;
  for (auto const i : bags) ways.push_back(plan_.placements[i].way);
  auto order = bags;
  for (auto const i : bags) take_out(i);
  std::ranges::shuffle(order, dice_);
  if (dice_() % 2)
    std::swap(*std::ranges::find(order, unhappy), order.front());
  else
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return urgency_of(i); });
  bool const priced = dice_() % 2;
  for (auto const i : order) place_cheapest(i, priced ? &prices : nullptr);
  if (plan_.cost_li <= before) return plan_.cost_li < before;
  for (auto const i : bags) take_out(i);
  for (std::size_t n = 0; n < bags.size(); ++n) put(bags[n], ways[n]);
  return false;
}

/// Notes for each trip which of these bags it would serve better than what they have.
void Planner::note_wanting(std::vector<std::size_t> const& unhappy) {
  wants_.assign(problem_.day.trips().size(), {});
  for (auto const i : unhappy)
    for (auto const& way : menu_of(i).ways) {
      if (behind_of(problem_.weights, waiting_[i].bag, way) >= plan_.placements[i].cost_li) break;
      if (!is_in_time(waiting_[i].bag, way) || holds_.is_closed(way)) continue;
      for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r) {
        auto& wanting = wants_[static_cast<std::size_t>(way.rides[r].trip)];
        if (wanting.empty() || wanting.back() != i) wanting.push_back(i);
      }
    }
}

std::vector<std::size_t> Planner::find_unhappy() {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    if (!plan_.placements[i].committed && plan_.placements[i].cost_li > least_cost_of(i)) out.push_back(i);
  note_wanting(out);
  return out;
}

void Planner::repair(Effort const& effort, int rounds, Prices const& prices) {
  auto unhappy = find_unhappy();
  for (int round = 0; round < rounds && !unhappy.empty(); ++round) {
    if (plan_.gap() <= effort.close_enough) break;
    if (round % 64 == 0 && effort.keep_going && !effort.keep_going()) break;
    if (round % 2048 == 2047) {
      unhappy = find_unhappy();
      if (effort.progress) effort.progress(0.5 + 0.5 * round / rounds);
      if (unhappy.empty()) break;
    }
    repair_once(unhappy[dice_() % unhappy.size()], prices);
  }
  wants_.clear();
}

void Planner::settle() {
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (plan_.placements[i].committed) continue;
      auto const before = plan_.placements[i].cost_li;
      take_out(i);
      place_cheapest(i, nullptr);
      moved |= plan_.placements[i].cost_li < before;
    }
  }
}

bool Planner::would_ride_without_needs(Bag const& bag) {
  if (!bag.needs) return false;
  return std::ranges::any_of(
      menus_.between(problem_, legs_, bag.origin, bag.destination, 0).ways,
      [&](auto const& way) { return way.kind == WayKind::departures && is_in_time(bag, way); });
}

void Planner::explain(std::size_t i) {
  auto& placement = plan_.placements[i];
  placement.reason = Reason::none;
  placement.full_trip = placement.full_call = -1;
  auto const& bag = waiting_[i].bag;
  Way const* best = nullptr;
  bool any_departure = false, any_in_time = false;
  for (auto const& way : menu_of(i).ways) {
    any_departure |= way.kind == WayKind::departures;
    if (!is_in_time(bag, way)) continue;
    any_in_time |= way.kind == WayKind::departures;
    if (!best || cost_of(problem_.weights, bag, way) < cost_of(problem_.weights, bag, *best)) best = &way;
  }
  if (placement.way.kind != WayKind::departures && !any_in_time)
    placement.reason = would_ride_without_needs(bag) ? Reason::no_skill
                       : any_departure               ? Reason::missed_cutoff
                                                     : Reason::no_departure;
  if (cost_of(problem_.weights, bag, *best) >= placement.cost_li) return;
  holds_.unload(placement.way, bag.amount);
  if (!holds_.fits(*best, bag.amount)) {
    auto const full = holds_.first_full(*best, bag.amount);
    placement.reason = full.reason;
    placement.full_trip = legs_.trip_of(full.leg);
    placement.full_call = legs_.call_of(full.leg);
  }
  holds_.load(placement.way, bag.amount);
}

void Planner::finish() {
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    if (!plan_.placements[i].committed) explain(i);
}

}  // namespace loading
