// Rows of organisations, their units and their working calendars.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"

namespace org::store {

void insert_organisation(Tx&, base::Region, Organisation const&);
std::vector<Organisation> list_organisations(Tx&, base::Region);

void insert_unit(Tx&, base::Region, Unit const&);
void update_unit(Tx&, base::Region, Unit const&);
/// All units of the region by id.
std::vector<Unit> list_units(Tx&, base::Region);

/// A day that is not as the week says: a holiday, or a Saturday that makes up for one.
struct CalendarDay {
  OrganisationId organisation;
  base::ServiceDate day;
  bool is_working{};
  std::string name;
};
DESCRIBE(CalendarDay, "A day that is not as the week says.", FIELD(organisation, "whose calendar"),
         FIELD(day, "the day"), FIELD(is_working, "worked or not"),
         FIELD(name, "why, 国庆节").longest(40).or_default())
void put_calendar_day(Tx&, base::Region, CalendarDay const&);
std::vector<CalendarDay> list_calendar_days(Tx&, base::Region, OrganisationId, base::ServiceDate from,
                                            base::ServiceDate until);

}  // namespace org::store
