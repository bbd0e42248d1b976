// Number plates as people type them.
#include "modules/planning/service/plate.h"

#include "engine/codes/phone.h"

namespace planning::service {

base::Result<std::string> read_plate(std::string const& typed) {
  auto plate = engine::codes::normalise_plate(typed);
  if (!plate) return base::refuse(*plate.refusal().kind, {}, "/vehicle");
  return plate;
}

}  // namespace planning::service
