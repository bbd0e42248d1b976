// Vehicles as mail knows them: by the plates of today's waybills and of licences.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/mail/service/desk.h"

namespace mail::service {

/// A vehicle with the trip that it runs today: the one under way or next, else the last; none: `waybill` is 0.
struct Vehicle {
  std::string plate;
  WaybillId waybill;
  std::string line, headsign;
  base::Instant departs_at;
};

/// A plate as typed in the form in which it is stored; "" stays. @errors plate_malformed
base::Result<std::string> read_plate(std::string const& typed, char const* pointer);

/// Vehicles with this in their plate, those with a trip that the hat may open first.
/// @param text  at least one character; letters in any case
/// @returns at most eight
std::vector<Vehicle> search_vehicles(Look&, std::string_view text);

}  // namespace mail::service
