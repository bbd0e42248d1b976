// Fills an empty database with the demo county: organisations, network, sort plan, people, and today's
// waybills.
#pragma once
#include "app/demo/network.h"
#include "app/demo/people.h"
#include "platform/app/program.h"

namespace app::demo {

struct DemoSize {
  CountySize county;
  int drivers{45};
  int items_at_start{2000};  ///< items that are somewhere on their way already
};

/// @param today  the timetable holds from half a year before it
County make_demo_county(base::ServiceDate today, DemoSize const&);

/// A demo beside a real county could not be cleared away, and neither would be found without its number.
/// @throws std::runtime_error when another county lies in the database
void demand_alone(platform::app::Program&);

/// Makes the county unless its region has nodes already, and in any case the waybills of today.
/// @param until  how far the days go that will be played on this data: budgets reach there, and talks of people who
///               must be called soon begin then; none: today
/// @throws std::runtime_error when a command is refused
void seed(platform::app::Program&, DemoSize const&, base::ServiceDate until = {});

}  // namespace app::demo
