// Number plates as people type them.
#include "modules/planning/service/plate.h"

#include "engine/codes/phone.h"

namespace planning::service {

base::Result<std::string> read_plate(std::string const& typed, char const* pointer) {
  auto plate = engine::codes::normalise_plate(typed);
  if (!plate) return base::refuse(*plate.refusal().kind, {}, pointer);
  return plate;
}

}  // namespace planning::service
