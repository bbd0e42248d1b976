// Use cases of organisations, units and calendars.
#include "modules/org/service/organisation.h"

#include <algorithm>

#include "engine/codes/usci.h"
#include "modules/org/rules/reach.h"
#include "modules/org/rules/refusals.h"

namespace org::service {
namespace {

using platform::command::Act;

std::string subject_of(OrganisationId id) { return "org/organisation/" + std::to_string(id.value); }

/// A unit says no more of itself than this in the journal.
void record_unit(Act& act, Unit const& unit) {
  act.record(events::kUnitChanged, subject_of(unit.organisation), {}, unit);
}

}  // namespace

Organisation found_organisation(Act& act, AddOrganisation const& request) {
  Organisation o;
  o.id = act.make_id<OrganisationId>();
  o.kind = request.kind;
  o.name = request.name;
  o.short_name = request.short_name;
  o.usci = request.usci;
  store::insert_organisation(act.tx, act.region, o);
  act.audit<Organisation>("org.found_organisation", subject_of(o.id), nullptr, &o);
  return o;
}

base::Result<Organisation> add_organisation(Act& act, AddOrganisation const& request) {
  if (act.hat.reach != Reach::region) return refusal::out_of_reach;
  if (!request.usci.empty()) TRY(engine::codes::check_usci(request.usci));
  return found_organisation(act, request);
}

base::Result<Unit> add_unit(Act& act, AddUnit const& request) {
  if (!find_organisation(act.tx, act.region, request.organisation))
    return base::refuse(refusal::organisation_unknown, {}, "/organisation");
  TRY(rules::check_manages(act.hat, request.organisation));
  Unit const unit{act.make_id<UnitId>(), request.organisation, request.parent, request.name};
  TRY(rules::check_unit(unit, store::list_units(act.tx, act.region)));
  store::insert_unit(act.tx, act.region, unit);
  act.audit<Unit>("org.add_unit", subject_of(unit.organisation), nullptr, &unit);
  record_unit(act, unit);
  return unit;
}

base::Result<Unit> change_unit(Act& act, ChangeUnit const& request) {
  auto const units = store::list_units(act.tx, act.region);
  auto const before = std::ranges::find(units, request.unit, &Unit::id);
  if (before == units.end()) return refusal::unit_unknown;
  TRY(rules::check_manages(act.hat, before->organisation));
  auto after = *before;
  after.parent = request.parent;
  after.name = request.name;
  TRY(rules::check_unit(after, units));
  store::update_unit(act.tx, act.region, after);
  act.audit("org.change_unit", subject_of(after.organisation), &*before, &after);
  record_unit(act, after);
  return after;
}

base::Result<store::CalendarDay> set_calendar_day(Act& act, store::CalendarDay const& day) {
  if (!find_organisation(act.tx, act.region, day.organisation))
    return base::refuse(refusal::organisation_unknown, {}, "/organisation");
  TRY(rules::check_manages(act.hat, day.organisation));
  store::put_calendar_day(act.tx, act.region, day);
  act.audit<store::CalendarDay>("org.set_calendar_day", subject_of(day.organisation), nullptr, &day);
  return day;
}

base::Result<CalendarDays> list_calendar(platform::command::Look& look, AskCalendar const& ask) {
  return CalendarDays{
      store::list_calendar_days(look.tx, look.region, ask.organisation, ask.from_day, ask.until_day)};
}

}  // namespace org::service
