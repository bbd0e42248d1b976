// Organisations, their units and working calendars.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "modules/org/store/organisation.h"
#include "platform/command/act.h"

namespace org::service {

struct AddOrganisation {
  OrganisationKind kind{};
  std::string name, short_name, usci;
};
DESCRIBE(AddOrganisation, "A new organisation.", FIELD(kind, "side"),
         FIELD(name, "full name").shortest(2).longest(100),
         FIELD(short_name, "name in lists").shortest(1).longest(40),
         FIELD(usci, "GB 32100 code").longest(18).or_default())
struct AddUnit {
  OrganisationId organisation;
  UnitId parent;
  std::string name;
};
DESCRIBE(AddUnit, "A new unit.", FIELD(organisation, "of which organisation"),
         FIELD(parent, "above it").or_default(), FIELD(name, "name").shortest(1).longest(60))
struct ChangeUnit {
  UnitId unit;
  UnitId parent;
  std::string name;
};
DESCRIBE(ChangeUnit, "Renames or moves a unit.", FIELD(unit, "which"),
         FIELD(parent, "above it, 0 for the top"), FIELD(name, "name").shortest(1).longest(60))
struct AskCalendar {
  OrganisationId organisation;
  base::ServiceDate from_day, until_day;
};
DESCRIBE(AskCalendar, "Which days.", FIELD(organisation, "whose calendar"), FIELD(from_day, "first day"),
         FIELD(until_day, "last day"))
struct CalendarDays {
  std::vector<store::CalendarDay> items;
};
DESCRIBE(CalendarDays, "Days that are not as the week says.", FIELD(items, "by day"))

/// For the first ones of an installation as well.
Organisation found_organisation(platform::command::Act&, AddOrganisation const&);

/// @errors out_of_reach, and those of USCI codes
base::Result<Organisation> add_organisation(platform::command::Act&, AddOrganisation const&);
/// @errors organisation_unknown, out_of_reach, unit_unknown
base::Result<Unit> add_unit(platform::command::Act&, AddUnit const&);
/// @errors unit_unknown, out_of_reach, unit_circular
base::Result<Unit> change_unit(platform::command::Act&, ChangeUnit const&);
/// @errors organisation_unknown, out_of_reach
base::Result<store::CalendarDay> set_calendar_day(platform::command::Act&, store::CalendarDay const&);
base::Result<CalendarDays> list_calendar(platform::command::Look&, AskCalendar const&);

}  // namespace org::service
