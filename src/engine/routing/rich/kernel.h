// The rich kernel: what the search needs to work on vehicles that differ and on the rules of a shift.
#pragma once
#include "engine/routing/rich/insertion.h"
#include "engine/routing/rich/routes.h"

namespace routing::rich {

/// Moves that are left to problems where vehicles may be exchanged.
struct NoMove {
  explicit NoMove(Routes&) {}
  NoMove(Routes&, Random&) {}
  bool make_room(int, std::vector<std::int64_t> const&, std::vector<Node>&) { return false; }
};

/// Times every try as a whole; made for the days of a county, not for benchmarks.
struct Kernel {
  using Routes = rich::Routes;
  using Insertion = rich::Insertion;
  using Tails = NoMove;
  using Ejection = NoMove;
  static constexpr bool kOrdersByWindow = true;
  static constexpr bool kExchangesTails = false;
  static constexpr bool kAlike = false;
};

}  // namespace routing::rich
