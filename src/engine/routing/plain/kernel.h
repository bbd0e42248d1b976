// The plain kernel: what the search needs to work on problems without trimmings.
#pragma once
#include "engine/routing/plain/ejection.h"
#include "engine/routing/plain/insertion.h"
#include "engine/routing/plain/routes.h"
#include "engine/routing/plain/tails.h"

namespace routing::plain {

/// @tparam kTimed there are windows · @tparam kPaired every visit is a pickup or its dropoff
template <bool kTimed, bool kPaired>
struct Kernel {
  using Routes = plain::Routes<kTimed, kPaired>;
  using Insertion = plain::Insertion<kTimed, kPaired>;
  using Ejection = plain::Ejection<kTimed, kPaired>;
  using Tails = plain::Tails<kTimed, kPaired>;
  static constexpr bool kOrdersByWindow = kTimed;
  static constexpr bool kExchangesTails = !kPaired;  ///< measured: with pairs the time is better spent on ruins
  static constexpr bool kAlike =
      true;  ///< vehicles may be exchanged, so that threads can share the routes out
};

}  // namespace routing::plain
