// The fleet: vans that stand ready at home for tours 专车巡回, and the ways between the nodes of a day.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"
#include "modules/planning/rules/skill.h"

namespace planning::rules {

/// A van with its shift; a day's tours are driven with those in force.
struct FleetVan {
  FleetVanId id;
  std::string name, vehicle;  ///< what people call it, and its plate
  NodeId home;                ///< where it stands and returns to
  PersonId driver;            ///< its usual one; 0: named day by day
  base::Grams hold_g;
  base::CubicCentimetres hold_cm3;
  std::int64_t hold_bags{};
  base::ServiceTime leaves_from, back_until;  ///< its shift
  base::Money fixed_li, li_a_km, li_an_hour;  ///< of a tour, of its kilometres, and of its time
  std::int64_t skills{};                      ///< bits of Skill
  base::ServiceDate valid_from, valid_until;  ///< until 0: open
  std::int64_t version{1};
};
DESCRIBE(FleetVan, "A van that stands ready for tours.", FIELD(id, "key, 0 for a new one").or_default(),
         FIELD(name, "name").shortest(1).longest(30), FIELD(vehicle, "plate").shortest(1).longest(12),
         FIELD(home, "node where it stands and returns to"),
         FIELD(driver, "usual driver, 0: named day by day").or_default(),
         FIELD(hold_g, "what it takes, grams").at_least(1'000).at_most(20'000'000),
         FIELD(hold_cm3, "what it takes, cm³").at_least(1'000).at_most(100'000'000),
         FIELD(hold_bags, "what it takes, bags").at_least(1).at_most(2'000),
         FIELD(leaves_from, "leaves from then on").at_least(0).at_most(172'800),
         FIELD(back_until, "is back by then").at_least(0).at_most(172'800),
         FIELD(fixed_li, "cost of a tour, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(li_a_km, "cost of a kilometre, 厘").at_least(0).at_most(1'000'000).or_default(),
         FIELD(li_an_hour, "cost of an hour from leaving to being back, 厘")
             .at_least(0)
             .at_most(10'000'000)
             .or_default(),
         FIELD(skills, "bits: 1 cold chain").at_least(0).at_most(kSkillsMost).or_default(),
         FIELD(valid_from, "first day"), FIELD(valid_until, "last day, absent while open").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// @errors settings_malformed
base::Outcome check_fleet_van(FleetVan const&);

/// Distances and times between nodes, row by row. Metres, seconds.
struct Between {
  std::vector<NodeId> nodes;
  std::vector<std::int32_t> duration_s, distance_m;
};

/// Vans in force on a day, a shift beginning when the van is free, and the ways that they and vehicles of
/// trips drive.
struct Fleet {
  std::vector<FleetVan> vans;
  Between ways;
};

}  // namespace planning::rules
