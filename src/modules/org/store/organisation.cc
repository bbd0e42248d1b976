// SQL of organisations, units and calendars.
#include "modules/org/store/organisation.h"

#include <algorithm>

#include "modules/org/rules/calendar.h"
#include "platform/db/object.h"

namespace org {

using platform::db::columns_of;

namespace store {

void insert_organisation(Tx& tx, base::Region region, Organisation const& o) {
  tx.insert("org_organisation", region, o);
}

std::vector<Organisation> list_organisations(Tx& tx, base::Region region) {
  static std::string const sql = "SELECT " + columns_of<Organisation>() +
                                 " FROM org_organisation WHERE region = $1 ORDER BY id LIMIT 500";
  return tx.list<Organisation>(sql, {region});
}

void insert_unit(Tx& tx, base::Region region, Unit const& u) { tx.insert("org_unit", region, u); }

void update_unit(Tx& tx, base::Region region, Unit const& u) {
  tx.execute("UPDATE org_unit SET parent = $3, name = $4 WHERE region = $1 AND id = $2",
             {region, u.id, u.parent, u.name});
}

std::vector<Unit> list_units(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + columns_of<Unit>() + " FROM org_unit WHERE region = $1 ORDER BY id LIMIT 5000";
  return tx.list<Unit>(sql, {region});
}

void put_calendar_day(Tx& tx, base::Region region, CalendarDay const& d) {
  tx.execute(
      "INSERT INTO org_calendar_day (region, organisation, day, is_working, name) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (region, organisation, day) DO UPDATE SET is_working = excluded.is_working, name = "
      "excluded.name",
      {region, d.organisation, d.day, d.is_working, d.name});
}

std::vector<CalendarDay> list_calendar_days(Tx& tx, base::Region region, OrganisationId organisation,
                                            base::ServiceDate from, base::ServiceDate until) {
  static std::string const sql =
      "SELECT " + columns_of<CalendarDay>() +
      " FROM org_calendar_day WHERE region = $1 AND organisation = $2 AND day >= $3"
      " AND day <= $4 ORDER BY day LIMIT 1000";
  return tx.list<CalendarDay>(sql, {region, organisation, from, until});
}

}  // namespace store

std::optional<Organisation> find_organisation(Tx& tx, base::Region region, OrganisationId id) {
  static std::string const sql =
      "SELECT " + columns_of<Organisation>() + " FROM org_organisation WHERE region = $1 AND id = $2";
  return tx.find<Organisation>(sql, {region, id});
}

std::optional<Organisation> find_organisation(Tx& tx, base::Region region, OrganisationKind kind) {
  static std::string const sql = "SELECT " + columns_of<Organisation>() +
                                 " FROM org_organisation WHERE region = $1 AND kind = $2 ORDER BY id LIMIT 1";
  return tx.find<Organisation>(sql, {region, kind});
}

namespace {

rules::Exceptions exceptions_of(std::vector<store::CalendarDay> const& days) {
  rules::Exceptions out;
  for (auto const& d : days) out[d.day] = d.is_working;
  return out;
}

}  // namespace

bool is_working_day(Tx& tx, base::Region region, OrganisationId organisation, base::ServiceDate day) {
  return rules::is_working_day(exceptions_of(store::list_calendar_days(tx, region, organisation, day, day)),
                               day);
}

base::ServiceDate add_working_days(Tx& tx, base::Region region, OrganisationId organisation,
                                   base::ServiceDate from, int days) {
  // No calendar holds more than one holiday in two weekdays, so this far is far enough.
  auto const horizon = base::add_days(from, 3 * days + 30);
  return rules::add_working_days(
      exceptions_of(store::list_calendar_days(tx, region, organisation, from, horizon)), from, days);
}

}  // namespace org
