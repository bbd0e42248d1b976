// The living plan of a day: made whole, then kept while bags come in and trips fail.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "engine/loading/hold.h"
#include "engine/loading/plan.h"
#include "engine/loading/price.h"

namespace loading {

/// How hard to try. The same seed and numbers give the same plan unless `keep_going` ends it.
struct Effort {
  std::uint64_t seed{1};
  int price_rounds{250};
  int repair_rounds{20'000};
  double close_enough{0.001};  ///< ends when the gap to the bound is this small
  double content_with{0.01};   ///< a larger gap is worth linear programming, for the bound and for the plan
  int pivots{30'000};          ///< … of which so many steps are taken at most
  std::function<bool()> keep_going{};            ///< asked between rounds; empty: until done
  std::function<void(double share)> progress{};  ///< 0…1, now and then
};

/// A disturbance of a trip: what it does from a call on.
struct Disturbance {
  TripIndex trip;
  std::int32_t from_call{};  ///< the first call that is not served (cancelled) or late
  base::Seconds late{};      ///< 0: cancelled
  base::ServiceTime now;     ///< what left earlier has happened
};

/// Plans the bags of a problem. Not for several threads at once.
///
/// A bag that has left is committed: it is never moved, but where its trip fails it goes on from where it is.
class Planner {
 public:
  explicit Planner(Problem);

  /// Plans all bags that are not committed, and proves how good that is.
  Plan const& plan_all(Effort const&);
  /// Proves how good the plan is as it is, what is committed taken as given; moves nothing.
  Plan const& prove(Effort const&);
  /// Takes in one more bag: its cheapest way that has room, or room made by moving a few others.
  /// @returns its position
  std::size_t insert(Bag const&);
  /// A trip is cancelled or late: bags that meant to ride it, or ride it, find other ways; all others stay.
  Plan const& disturb(Disturbance const&);
  /// Another vehicle, or more luggage than thought: new room on the legs of a trip. Bags that fit no more
  /// move.
  Plan const& change_room(TripIndex, std::vector<Amount> room);
  /// Another vehicle, with other skills: bags that need what it has not move; those under way are left.
  Plan const& change_skills(TripIndex, std::uint64_t skills);
  /// Takes a bag onto a way by hand; `false` when it does not fit and `force` is not given.
  bool place(std::size_t bag, Way const&, bool force);
  /// What has left by now stays as it is.
  void commit_until(base::ServiceTime now);
  /// A bag that has not left is left where it is, until its trip fails.
  void keep(std::size_t bag) { plan_.placements[bag].committed = true; }
  /// Says anew why bags that may still move are where they are: moves by hand change that for others.
  void explain_all() { finish(); }

  Plan const& plan() const { return plan_; }
  Problem const& problem() const { return problem_; }
  Bag const& bag(std::size_t i) const { return waiting_[i].bag; }
  /// All ways of a bag from where it is now, with the cost and whether there is room: the picture before a
  /// move by hand.
  struct Choice {
    Way way;
    std::int64_t cost_li;
    bool in_time, fits;
  };
  std::vector<Choice> choices_of(std::size_t bag);

 private:
  Menu const& menu_of(std::size_t);
  void place_cheapest(std::size_t, Prices const*);
  void put(std::size_t, Way const&);
  void take_out(std::size_t);
  void fill(std::vector<std::size_t> order, Prices const*);
  /// The bags that may move, and the room that the others leave.
  struct Open {
    std::vector<std::size_t> bags;
    std::vector<Waiting> waiting;  ///< the same
    Holds room;
    std::int64_t committed_li;  ///< cost of the others
  };
  Open open();
  PriceSearch price_search_of(Effort const&) const;
  Bound bound_by_relaxation(Effort const&, Open const&, Bound const&);
  void raise_bound(Open const&, Bound const&);
  void fill_favourites(Open const&, Bound const&);
  void keep_better(Plan& best);
  std::vector<std::size_t> by_regret(Prices const*);
  void repair(Effort const&, int rounds, Prices const&);
  std::pair<std::int64_t, std::int64_t> urgency_of(std::size_t) const;
  bool repair_once(std::size_t unhappy, Prices const&);
  void ruin_trip(TripIndex, std::vector<std::size_t>& out);
  void add_wanting(TripIndex, std::vector<std::size_t>& out);
  void note_wanting(std::vector<std::size_t> const& unhappy);
  std::vector<std::size_t> find_unhappy();
  std::vector<std::size_t> ruin(std::size_t unhappy);
  void settle();
  void explain(std::size_t);
  bool would_ride_without_needs(Bag const&);
  void finish();
  std::optional<TripIndex> full_trip_of(std::size_t);
  std::int64_t least_cost_of(std::size_t);
  void reroute(std::size_t, Disturbance const&);
  std::optional<std::size_t> broken_ride(Way const&, Disturbance const&) const;
  void keep_rides(std::size_t, std::vector<Ride> const&);
  void retime(std::size_t);
  bool rides_on(std::size_t bag, TripIndex) const;

  Problem problem_;
  LegRow legs_;
  Menus menus_;
  Holds holds_;
  std::vector<Waiting> waiting_;
  Plan plan_;
  std::vector<std::vector<std::size_t>> on_trip_;  ///< bags that ride, or once rode, on a trip, in order
  std::vector<std::vector<std::size_t>>
      wants_;  ///< of a trip, while repairing: bags that would rather ride there
  std::minstd_rand dice_{1};
};

/// Plans a problem of any size: parts without a common station are planned apart, by several threads.
Plan plan_apart(Problem const&, Effort const&, int threads);

}  // namespace loading
