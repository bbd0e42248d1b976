// Number plates as people type them.
#pragma once
#include <string>

#include "base/result.h"

namespace planning::service {

/// In the form in which mail stores it too, so that order, inspection and waybill of a vehicle meet.
/// @errors plate_malformed
base::Result<std::string> read_plate(std::string const& typed, char const* pointer = "/vehicle");

}  // namespace planning::service
