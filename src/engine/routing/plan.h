// What vehicles do, stop by stop, and why a visit is not served.
#pragma once
#include <vector>

#include "base/describe.h"
#include "engine/routing/problem.h"

namespace routing {

/// visit: serves; reload: is loaded anew at the vehicle's start; rest: from driving; pause: one of the
/// vehicle's breaks.
enum class StepKind { visit, reload, rest, pause };
DESCRIBE_ENUM(StepKind, "What a vehicle does at one point of its route.", "visit", "reload", "rest", "pause")

/// One thing done. Before it the vehicle drives there, if it is elsewhere, and waits until it may begin.
struct Step {
  StepKind kind{};
  int index{};  ///< of the visit, or of the pause among the vehicle's breaks; else 0
  Ticks arrives{}, starts{}, leaves{};
  int place{-1};  ///< of a rest or a pause, to tell before from after a leg; -1: where it stands already
};

/// One vehicle's shift.
struct Route {
  int vehicle{};
  Ticks leaves{}, returns{};
  std::vector<Step> steps;
};

/// Everything that can bind a plan, in the order in which it is named when several do.
enum class Constraint {
  none,
  place,
  mate,
  skills,
  locked,
  capacity,
  backhaul,
  trips,
  released,
  window,
  pause,
  rest,
  driving,
  working,
  shift,
  vehicles,
  price
};
DESCRIBE_ENUM(Constraint, "A rule that a plan breaks or that keeps a visit out.", "none", "place", "mate",
              "skills", "locked", "capacity", "backhaul", "trips", "released", "window", "pause", "rest",
              "driving", "working", "shift", "vehicles", "price")

/// A visit that nobody makes. The rule is that which the cheapest insertion would break; `price`: none, but
/// it costs more than leaving it out.
struct Unserved {
  int visit{};
  Constraint binding{};
  int vehicle{-1};  ///< of that insertion; -1 when no vehicle comes into question
};

/// A day as planned. Vehicles without a route stay.
struct Plan {
  std::vector<Route> routes;
  std::vector<Unserved> unserved;
  Cost cost{};  ///< of the routes and of leaving out optional visits
};

}  // namespace routing
