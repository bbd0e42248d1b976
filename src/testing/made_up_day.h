// A made-up county day for tests and benches: a centre, townships on lines, villages behind them, bags in
// waves.
#pragma once
#include <random>

#include "engine/loading/problem.h"

namespace loading::made_up {

struct Size {
  int townships{15}, villages_each{13}, lines{28}, trips{240};
  int bags{10'000};
  std::int64_t hold_g{400'000}, hold_cm3{2'000'000}, hold_bags{60};
  std::int64_t bag_g{1'500};  ///< mean
};

/// Everything of a county, its stations numbered from `first`: the centre, then each township and its
/// villages.
class County {
 public:
  County(std::uint64_t seed, Size const& size) : size_{size}, dice_{seed} {}

  Problem make() {
    stations_.assign(static_cast<std::size_t>(1 + size_.townships * (1 + size_.villages_each)), {});
    for (std::size_t s = 1; s < stations_.size(); ++s)
      stations_[s].transfers = (s - 1) % static_cast<std::size_t>(size_.villages_each + 1) == 0;
    for (int t = 0; t < size_.trips; ++t) add_trip(t % size_.lines, t);
    Problem problem{timetable::Day{stations_, trips_}, {}, {}, {}, {}, {}, {}};
    for (auto const& trip : trips_) add_room(problem, trip.calls.size() - 1);
    for (int i = 0; i < size_.bags; ++i) problem.bags.push_back(bag(i));
    return problem;
  }

 private:
  int roll(int from, int to) { return std::uniform_int_distribution<int>{from, to}(dice_); }
  StationIndex township(int i) const { return 1 + i * (size_.villages_each + 1); }

  /// A line goes from the centre past one or two townships and some villages of the last; every other trip
  /// returns.
  void add_trip(int line, int n) {
    std::minstd_rand own{static_cast<std::minstd_rand::result_type>(line + 1)};
    std::vector<StationIndex> path{0};
    auto const last = line % size_.townships;
    if (own() % 2) path.push_back(township(static_cast<int>(own() % static_cast<unsigned>(size_.townships))));
    if (path.back() != township(last)) path.push_back(township(last));
    for (int v = 0; v < size_.villages_each; ++v)
      if (own() % 3 != 0) path.push_back(township(last) + 1 + v);
    bool const back = n / size_.lines % 2;
    if (back) std::reverse(path.begin(), path.end());
    timetable::Trip trip;
    int at = 6 * 3600 + roll(0, 10 * 3600);
    for (auto const station : path) {
      trip.calls.push_back({station, {at}, {at + 120}, true, true});
      at += 120 + roll(300, 1500);
    }
    trips_.push_back(std::move(trip));
  }

  void add_room(Problem& problem, std::size_t legs) {
    auto& room = problem.room.emplace_back();
    for (std::size_t i = 0; i < legs; ++i)
      room.push_back(room_beside({size_.hold_g, size_.hold_cm3, size_.hold_bags},
                                 {size_.hold_g * roll(5, 60) / 100, size_.hold_cm3 * roll(5, 60) / 100, 0}));
  }

  Bag bag(int id) {
    Bag bag;
    bag.id = id;
    auto const there = roll(1, static_cast<int>(stations_.size()) - 1);
    bool const up = roll(0, 99) < 25;
    bag.origin = up ? there : 0;
    bag.destination = up ? 0 : there;
    bag.ready = {roll(0, 9) < 6 ? roll(5 * 3600, 7 * 3600) : roll(7 * 3600, 14 * 3600)};
    bag.promise = {bag.ready.seconds + roll(3, 10) * 3600};
    bag.priority = roll(0, 9) ? 1 : 3;
    auto const g = roll(static_cast<int>(size_.bag_g / 5), static_cast<int>(size_.bag_g * 9 / 5));
    bag.amount = {g, g * roll(3, 9), 1};
    return bag;
  }

  Size size_;
  std::minstd_rand dice_;
  std::vector<timetable::Station> stations_;
  std::vector<timetable::Trip> trips_;
};

}  // namespace loading::made_up
