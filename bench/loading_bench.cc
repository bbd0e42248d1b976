// Bags onto departures: a county day, days with tight holds, a province, and how all of it grows (targets
// P4b).
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>

#include "engine/loading/planner.h"
#include "testing/made_up_day.h"

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

/// First come, first served: the practice on the ground, as the peer of the plan.
std::int64_t first_come(loading::Problem problem) {
  std::ranges::stable_sort(problem.bags, {}, &loading::Bag::ready);
  auto bags = std::exchange(problem.bags, {});
  loading::LegRow const legs{problem};
  loading::Menus menus;
  loading::Holds holds{problem};
  std::int64_t cost = 0;
  for (auto const& bag : bags)
    for (auto const& way : menus.between(problem, legs, bag.origin, bag.destination, bag.needs).ways) {
      if (!is_in_time(bag, way) || !holds.fits(way, bag.amount)) continue;
      holds.load(way, bag.amount);
      cost += cost_of(problem.weights, bag, way);
      break;
    }
  return cost;
}

/// @param peer_li  what the practice on the ground costs
void one(std::string const& name, loading::Problem const& problem, int threads, std::int64_t peer_li) {
  loading::Effort effort;
  auto const from = Clock::now();
  auto const plan = threads > 1 ? loading::plan_apart(problem, effort, threads)
                                : loading::Planner{problem}.plan_all(effort);
  auto const took = seconds_since(from);
  int tomorrow = 0, late = 0;
  for (std::size_t i = 0; i < plan.placements.size(); ++i) {
    tomorrow += plan.placements[i].way.kind == loading::WayKind::tomorrow;
    late += plan.placements[i].way.arrives > problem.bags[i].promise.seconds;
  }
  auto const breaches = check(problem, plan).size();
  fmt::print("{:<34} {:>9} {:>7} {:>8.3f} s {:>8.3f} % {:>8} {:>8} {:>10.2f} {:>4}\n", name,
             problem.bags.size(), problem.day.trips().size(), took, 100 * plan.gap(), late, tomorrow,
             static_cast<double>(peer_li) / static_cast<double>(plan.cost_li), breaches);
}

void one(std::string const& name, loading::Problem const& problem) {
  one(name, problem, 1, first_come(problem));
}

/// Many counties beside each other, as one problem.
struct Province {
  loading::Problem whole;
  std::int64_t
      first_come_li{};  ///< county by county: ways over the whole timetable would be looked for by the hour
};
Province province(int counties, loading::made_up::Size const& size) {
  std::vector<timetable::Station> stations;
  std::vector<timetable::Trip> trips;
  Province out{{timetable::Day{{}, {}}, {}, {}, {}, {}, {}, {}}};
  auto& whole = out.whole;
  for (int c = 0; c < counties; ++c) {
    auto const county = loading::made_up::County{static_cast<std::uint64_t>(c + 1), size}.make();
    out.first_come_li += first_come(county);
    auto const first = static_cast<timetable::StationIndex>(stations.size());
    stations.insert(stations.end(), county.day.stations().begin(), county.day.stations().end());
    for (auto trip : county.day.trips()) {
      for (auto& call : trip.calls) call.station += first;
      trips.push_back(std::move(trip));
    }
    whole.room.insert(whole.room.end(), county.room.begin(), county.room.end());
    for (auto bag : county.bags) {
      bag.origin += first;
      bag.destination += first;
      whole.bags.push_back(bag);
    }
  }
  whole.day = timetable::Day{std::move(stations), std::move(trips)};
  return out;
}

/// County days, roomy to very tight, and how they grow.
void counties() {
  using loading::made_up::County;
  using loading::made_up::Size;
  one("county, roomy", County{1, Size{}}.make());
  one("county, tight", County{2, Size{.hold_g = 150'000, .hold_cm3 = 900'000, .hold_bags = 120}}.make());
  one("county, very tight", County{3, Size{.hold_g = 60'000, .hold_cm3 = 400'000, .hold_bags = 40}}.make());
  one("county, few heavy bags", County{4, Size{.bags = 600, .hold_g = 150'000, .bag_g = 15'000}}.make());
  for (int const n : {1'000, 3'000, 30'000})
    one(fmt::format("growth: {} items", n),
        County{5, Size{.bags = n, .hold_g = 25 * n, .hold_cm3 = 150 * n, .hold_bags = n / 60}}.make());
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  using loading::made_up::Size;
  fmt::print("{:<34} {:>9} {:>7} {:>10} {:>10} {:>8} {:>8} {:>10} {:>4}\n", "day", "items", "trips", "time",
             "gap", "late", "tomorrow", "fcfs/ours", "bad");
  std::string_view const only = argc > 1 ? argv[1] : "";
  if (only != "province") counties();
  if (only == "county") return EXIT_SUCCESS;
  auto const all = province(100, Size{.townships = 15, .villages_each = 22, .lines = 10, .trips = 120});
  one("province, 100 counties", all.whole, 2, all.first_come_li);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print("CPU {} s, most memory {} MiB\n", used.ru_utime.tv_sec, used.ru_maxrss / 1024);
  return EXIT_SUCCESS;
}
