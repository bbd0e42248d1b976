// The times of one vehicle's shift: where it is loaded anew, rests and pauses, and which rule breaks first.
#pragma once
#include <span>
#include <vector>

#include "engine/routing/plan.h"
#include "engine/routing/problem.h"

namespace routing::rich {

/// What a sequence of visits comes to on one vehicle.
struct Timing {
  Constraint broken{Constraint::none};
  Cost cost{};
  Ticks leaves{}, returns{};
  bool holds() const { return broken == Constraint::none; }
};

/// Times sequences of visits (indices of the problem). Keeps its memory between calls: one for each thread.
///
/// Reloads stand where the detours are shortest among the ways to keep every trip within the capacity (Prins
/// 2004, split by dynamic programming). A rest is taken before the leg that would exceed the driving time,
/// unless waiting was long enough; a pause as late as its window allows, or while waiting. A vehicle leaves
/// as late as does not delay its first wait when its time costs money.
class Scheduler {
 public:
  explicit Scheduler(Problem const& problem) : problem_{problem} {}

  Timing time(int vehicle, std::span<int const> visits);
  /// The same with every step written down. Only for sequences that hold or break a rule of times.
  Route write_down(int vehicle, std::span<int const> visits);

 private:
  struct Clock;

  Constraint find_misfit(Vehicle const& vehicle, std::span<int const> visits);
  bool is_in_order(int at, Visit const& visit, Vehicle const& vehicle) const;
  bool split_into_trips(Vehicle const& vehicle, std::span<int const> visits);
  bool is_one_trip(Vehicle const& vehicle, std::span<int const> visits) const;
  Ticks released(std::span<int const> visits, std::size_t first) const;
  static void reload(Clock& clock, Ticks released);
  static void serve(Clock& clock, int index);
  Timing drive(Vehicle const& vehicle, std::span<int const> visits, Ticks leaves, Route* route,
               Ticks* slack) const;

  Problem const& problem_;
  std::vector<std::size_t> trip_starts_;  ///< positions before which the vehicle is loaded anew; without 0
  std::vector<std::int64_t> detour_;
  std::vector<int> came_from_, n_trips_;
  std::vector<int> position_;  ///< of a visit in the sequence, by visit
};

}  // namespace routing::rich
