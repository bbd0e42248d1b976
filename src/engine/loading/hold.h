// The room that is left on every leg while a plan is made.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/loading/menu.h"
#include "engine/loading/plan.h"

namespace loading {

/// Room left by leg of all trips.
class Holds {
 public:
  explicit Holds(Problem const&);
  /// With what others leave: below nothing counts as nothing.
  explicit Holds(std::vector<Amount> room);

  bool fits(Way const&, Amount const&) const;
  /// @pre it fits, or an override wants it
  void load(Way const&, Amount const&);
  void unload(Way const&, Amount const&);
  /// Nothing at all may ride here: some leg has no room even when empty.
  bool is_closed(Way const&) const;
  /// The least room in every measure on the legs of a way when they are empty.
  Amount least_room(Way const&) const;
  /// Takes over new room of a trip; what is loaded stays loaded.
  void change_room(LegRow const&, TripIndex, std::vector<Amount> const& before,
                   std::vector<Amount> const& after);

  /// The first leg that has no room for the amount, and by which measure. @pre it does not fit
  struct Full {
    std::int32_t leg;
    Reason reason;
  };
  Full first_full(Way const&, Amount const&) const;

  std::vector<Amount> const& left() const { return left_; }
  std::vector<Amount> const& room() const { return room_; }

 private:
  /// The first leg of the way of which `is_it` says so; -1 without one.
  template <typename IsIt>
  static std::int32_t find_leg(Way const& way, IsIt is_it) {
    for (int i = 0; i < way.n_rides; ++i)
      for (auto leg = way.first_leg[static_cast<std::size_t>(i)];
           leg < way.end_leg[static_cast<std::size_t>(i)]; ++leg)
        if (is_it(static_cast<std::size_t>(leg))) return leg;
    return -1;
  }
  std::vector<Amount> room_, left_;
};

}  // namespace loading
