// The cheapest place for a request among all vehicles, each try timed by the rules of the shift.
#pragma once
#include <vector>

#include "engine/routing/random.h"
#include "engine/routing/rich/routes.h"

namespace routing::rich {

/// Tries every place whose detour alone is cheaper than the best so far.
class Insertion {
 public:
  Insertion(Routes& routes, Random& random);

  /// @param limit not looked at: the routes' cost holds the price of what is absent, and falls on the way
  /// @returns false when no vehicle can, or leaving it out is cheaper
  bool insert(int node, Cost limit);

 private:
  struct Best {
    Cost cost;
    int vehicle{-1};
    std::vector<int> visits;
    Cost route_cost{};
  };

  static constexpr std::uint64_t kBlink = static_cast<std::uint64_t>(0.01 * 0x1.0p32);

  void try_vehicle(int vehicle, int visit);
  void try_pair(int vehicle, int pickup, int drop);
  void judge(int vehicle);
  Cost detour(int vehicle, std::vector<int> const& visits, std::size_t at, int visit) const;
  bool is_like_an_empty_one_before(int vehicle) const;

  Routes& routes_;
  Random& random_;
  Best best_{};
  std::vector<int> tried_;
  std::vector<int> twin_;  ///< the vehicle before that is the same, -1 for none
};

}  // namespace routing::rich
