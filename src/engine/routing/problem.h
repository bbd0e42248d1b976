// What is to be driven: places with times and distances between them, visits, vehicles and the rules of their
// work.
#pragma once
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace routing {

/// Times are whole ticks (seconds in the county; a part of a unit in a benchmark), distances whole metres or
/// ticks.
using Ticks = std::int32_t;
using Cost = std::int64_t;
inline constexpr Ticks kNever = std::numeric_limits<Ticks>::max() / 4;

/// What a visit takes or a vehicle holds: grams, litres, pieces.
struct Load {
  std::int32_t weight_g{}, volume_l{}, pieces{};
  bool operator==(Load const&) const = default;
  Load& operator+=(Load const& other) {
    weight_g += other.weight_g, volume_l += other.volume_l, pieces += other.pieces;
    return *this;
  }
  Load& operator-=(Load const& other) {
    weight_g -= other.weight_g, volume_l -= other.volume_l, pieces -= other.pieces;
    return *this;
  }
  bool fits(Load const& room) const {
    return weight_g <= room.weight_g && volume_l <= room.volume_l && pieces <= room.pieces;
  }
};

/// Time and distance from every place to every place, row by row; need not be symmetric.
struct Matrix {
  int n_places{};
  std::shared_ptr<std::vector<std::int32_t> const> distance,
      duration;  ///< n_places²; may be one and the same
  std::int32_t distance_of(int from, int to) const { return (*distance)[cell(from, to)]; }
  Ticks duration_of(int from, int to) const { return (*duration)[cell(from, to)]; }
  std::size_t cell(int from, int to) const { return static_cast<std::size_t>(from) * n_places + to; }
};

/// delivery: loaded where the trip starts; collection: brought to where the trip ends; pickup: unloaded at
/// its mate on the way, which is a dropoff.
enum class VisitKind { delivery, collection, pickup, dropoff };

/// One stop that somebody wants.
struct Visit {
  int place{};
  VisitKind kind{VisitKind::delivery};
  Load load{};                   ///< never negative
  Ticks service{};               ///< time spent at the place
  Ticks from{0}, until{kNever};  ///< hard window of the start of service
  Ticks wanted_until{kNever};    ///< soft: after this each tick costs `late_cost`
  Cost late_cost{};
  Ticks released{0};      ///< a delivery is not at the depot earlier: its trip starts later
  int mate{-1};           ///< the other visit of a pair, -1 for none
  std::uint64_t needs{};  ///< skills as bits, e.g. cold chain; every one must be the vehicle's
  Cost penalty{-1};       ///< price of leaving it out; negative: it must be served if at all possible
  int priority{};         ///< among those that must be served, the higher go first when not all can
};

/// Rest from driving: after `driving` ticks at the wheel at most, a stop of `rest` ticks. Waiting that long
/// counts.
struct DrivingRule {
  Ticks driving{kNever};  ///< at the wheel without rest
  Ticks rest{};
  Ticks driving_total{kNever};  ///< in the whole shift
};

/// A pause that begins within its window (a meal), taken between two visits.
struct Break {
  Ticks from{}, until{kNever}, length{};
};

/// One vehicle with its driver for one shift.
struct Vehicle {
  int start{}, end{};  ///< places; trips in between begin and end at `start`
  Load capacity{};
  Ticks from{0}, until{kNever};  ///< the shift: leaves and is back within it
  Ticks working{kNever};         ///< from leaving to being back
  int trips{1};                  ///< how often it may be loaded at `start`
  Ticks reload{};                ///< time a reload takes
  bool backhaul{};               ///< collections only after the last delivery of their trip
  std::uint64_t skills{};
  Cost fixed{}, per_distance{1}, per_time{};  ///< per metre and per tick from leaving to being back
  DrivingRule driving{};
  std::vector<Break> breaks;  ///< in the order in which their windows open, which is that in which they close
  std::vector<int> locked;    ///< visits that it makes first, in this order; they are on their way already
};

/// cost: the sum of all prices; vehicles: as few as possible, then cost.
enum class Objective { cost, vehicles };

/// A day to be planned.
struct Problem {
  Matrix matrix;
  std::vector<Visit> visits;
  std::vector<Vehicle> vehicles;
  Objective objective{Objective::cost};
};

}  // namespace routing
