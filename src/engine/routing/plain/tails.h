// Two routes exchange what follows a stop ("2-opt*", Potvin, Rousseau 1995): strings longer than a ruin takes
// out move at once.
#pragma once
#include "engine/routing/plain/routes.h"

namespace routing::plain {

/// Looks for the best exchange at a stop that makes it the neighbour of one of its near nodes; each is judged
/// by its detour and times in constant time, by its load only when those are good.
template <bool kTimed, bool kPaired>
class Tails {
 public:
  explicit Tails(Routes<kTimed, kPaired>& routes) : routes_{routes} {}

  /// Exchanges when the detour is less than the limit. @returns whether it did
  bool exchange(int node, double limit);

 private:
  struct Cut {
    int a{-1}, b{-1};  ///< the stops after which tails are exchanged
  };

  void try_cut(int a, int b);
  bool is_on_time(int a, int b) const;
  bool fits(int a, int b) const;

  Routes<kTimed, kPaired>& routes_;
  double limit_{};
  Cut best_{};
};

template <bool T, bool P>
bool Tails<T, P>::exchange(int node, double limit) {
  static_assert(!P, "a cut would part pairs");
  auto const& stop = routes_.stop(node);
  if (stop.route < 0) return false;
  auto const& data = routes_.data();
  limit_ = limit, best_ = {};
  auto const* near = data.near(node);
  for (int k = 0; k < data.n_near; ++k) {
    auto const& other = routes_.stop(near[k]);
    if (other.route < 0 || other.route == stop.route) continue;
    try_cut(node, other.prev);
    try_cut(near[k], stop.prev);
  }
  if (best_.a < 0) return false;
  routes_.exchange_tails(best_.a, best_.b);
  return true;
}

template <bool T, bool P>
void Tails<T, P>::try_cut(int a, int b) {
  auto const &left = routes_.stop(a), &right = routes_.stop(b);
  auto const& data = routes_.data();
  auto const detour = data.distance_from(routes_.place(a))[routes_.place(right.next)] - left.to_next +
                      data.distance_from(routes_.place(b))[routes_.place(left.next)] - right.to_next;
  if (detour >= limit_ || !is_on_time(a, right.next) || !is_on_time(b, left.next) || !fits(a, b)) return;
  limit_ = detour, best_ = {a, b};
}

template <bool T, bool P>
bool Tails<T, P>::is_on_time(int a, int next) const {
  if constexpr (!T) return true;
  auto const& stop = routes_.stop(a);
  return stop.ready + routes_.data().time_from(routes_.place(a))[routes_.place(next)] <=
         routes_.stop(next).latest;
}

template <bool T, bool P>
bool Tails<T, P>::fits(int a, int b) const {
  auto const &left = routes_.stop(a), &right = routes_.stop(b);
  auto const until_a = routes_.load_until(a), until_b = routes_.load_until(b);
  auto const capacity = routes_.data().capacity;
  return until_a + routes_.load(right.route) - until_b <= capacity &&
         until_b + routes_.load(left.route) - until_a <= capacity;
}

}  // namespace routing::plain
