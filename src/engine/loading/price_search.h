// The cheapest journey at given prices over all journeys, where a menu could not list them.
#pragma once
#include "engine/loading/price.h"

namespace loading {

/// A lower bound of cost and price over every journey of the day for a bag, visiting a station twice
/// included; at most `least`, which is returned when none is cheaper. 厘
/// @cost  O(rides × calls of the day)
double cheapest_priced_journey(Problem const&, LegRow const&, Holds const&, Prices const&, Bag const&,
                               double least);

}  // namespace loading
