// Vehicles and drivers of a day: nobody is on two trips at once.
#pragma once
#include <string>
#include <vector>

#include "modules/network/module.h"

namespace app::demo {

/// Which vehicle, and with it which driver, runs a trip; both have the same number, 0….
struct Duty {
  network::TripId trip;
  int vehicle{};
};

/// @param trips  of one day by departure; trips beyond the vehicles are left out
std::vector<Duty> assign_duties(std::vector<network::DayTrip> const& trips, int vehicles);

/// Number of the terminal in a vehicle, 12 digits.
std::string terminal_of(int vehicle);

/// Plate of a vehicle, of the county's fictional series.
std::string plate_of(int vehicle);

}  // namespace app::demo
