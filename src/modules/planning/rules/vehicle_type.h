// Vehicle types 车型: what vehicles of one kind have, and what they cost.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"
#include "modules/planning/rules/skill.h"

namespace planning::rules {

using VehicleTypeId = base::Id<struct VehicleTypeTag>;

/// A vehicle is of the type that names its plate, or the line whose trip it runs; a plate that no type names,
/// on a line that none names either, costs as the smallest type whose hold is not less than its own, and has
/// no skill.
struct VehicleType {
  VehicleTypeId id;
  std::string name;
  base::Grams hold_g;                         ///< the largest hold of its vehicles
  std::int64_t skills{};                      ///< bits of Skill
  base::Money fixed_li, li_a_km, li_an_hour;  ///< of a run: vehicle, fuel, driver
  std::string lines, plates;                  ///< separated by blanks
  std::int64_t version{1};
};
DESCRIBE(VehicleType, "A vehicle type.", FIELD(id, "key, 0 for a new one").or_default(),
         FIELD(name, "name").shortest(1).longest(30),
         FIELD(hold_g, "the largest hold of its vehicles, grams").at_least(0).at_most(20'000'000),
         FIELD(skills, "bits: 1 cold chain").at_least(0).at_most(kSkillsMost).or_default(),
         FIELD(fixed_li, "cost of a run, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(li_a_km, "cost of a kilometre, 厘").at_least(0).at_most(1'000'000).or_default(),
         FIELD(li_an_hour, "cost of an hour, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(lines, "codes of lines that run with it, separated by blanks").longest(2'000).or_default(),
         FIELD(plates, "plates of its vehicles, separated by blanks").longest(4'000).or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// @param others  without it: a plate or a line belongs to one type only. @errors type_is_ambiguous
base::Outcome check_vehicle_type(VehicleType const&, std::vector<VehicleType> const& others);

/// By plate, else by line; null when no type names either, or there is a plate that none names.
VehicleType const* named_type(std::vector<VehicleType> const&, std::string_view plate, std::string_view line);
/// The named one, else by the size of its hold; null when there is no type so large.
VehicleType const* type_of(std::vector<VehicleType> const&, std::string_view plate, std::string_view line,
                           base::Grams hold);

}  // namespace planning::rules
