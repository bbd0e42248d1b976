// SQL over planning_reserve, planning_reserve_rule, planning_baggage and planning_ticket_sale.
#include "modules/planning/store/baggage.h"

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

using platform::db::columns_of;
using rules::Baggage;
using rules::ReserveRule;
using rules::TicketSale;

std::string const kSales =
    "SELECT " + columns_of<TicketSale>() + " FROM planning_ticket_sale WHERE region = $1";

}  // namespace

void put_reserve(Tx& tx, base::Region region, Reserve const& r) {
  tx.execute("DELETE FROM planning_reserve WHERE region = $1 AND service_date = $2 AND trip = $3",
             {region, r.service_date, r.trip});
  tx.insert("planning_reserve", region, r);
}

std::vector<Reserve> list_reserves(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql =
      "SELECT " + columns_of<Reserve>() +
      " FROM planning_reserve WHERE region = $1 AND service_date = $2 ORDER BY trip"
      " LIMIT 5000";
  return tx.list<Reserve>(sql, {region, day});
}

std::optional<Reserve> find_reserve(Tx& tx, base::Region region, base::ServiceDate day, TripId trip) {
  static std::string const sql =
      "SELECT " + columns_of<Reserve>() +
      " FROM planning_reserve WHERE region = $1 AND service_date = $2 AND trip = $3";
  return tx.find<Reserve>(sql, {region, day, trip});
}

std::vector<ReserveRule> list_reserve_rules(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const select = "SELECT " + columns_of<ReserveRule>() + " FROM planning_reserve_rule";
  platform::db::Filter q{select, region};
  if (day.yyyymmdd) q.add("valid_from <= ?", day).add("(valid_until = 0 OR valid_until >= ?)", day);
  return platform::db::list<ReserveRule>(tx, q.order("id", 500));
}

base::Result<ReserveRule> get_reserve_rule(Tx& tx, base::Region region, rules::ReserveRuleId id) {
  static std::string const sql =
      "SELECT " + columns_of<ReserveRule>() + " FROM planning_reserve_rule WHERE region = $1 AND id = $2";
  if (auto r = tx.find<ReserveRule>(sql, {region, id})) return *std::move(r);
  return refusal::reserve_rule_unknown;
}

void insert_reserve_rule(Tx& tx, base::Region region, ReserveRule const& r) {
  tx.insert("planning_reserve_rule", region, r);
}

base::Outcome save_reserve_rule(Tx& tx, base::Region region, ReserveRule const& r) {
  if (!platform::db::update_object(tx, "planning_reserve_rule", region, r)) return refusal::changed_meanwhile;
  return base::Done{};
}

Baggage get_baggage(Tx& tx, base::Region region, rules::DayType type) {
  static std::string const sql =
      "SELECT " + columns_of<Baggage>() + " FROM planning_baggage WHERE region = $1 AND day_type = $2";
  return tx.find<Baggage>(sql, {region, base::to_name(type)}).value_or(rules::usual_baggage(type));
}

base::Outcome save_baggage(Tx& tx, base::Region region, Baggage const& b) {
  if (get_baggage(tx, region, b.day_type).version != b.version - 1) return refusal::changed_meanwhile;
  tx.execute("DELETE FROM planning_baggage WHERE region = $1 AND day_type = $2",
             {region, base::to_name(b.day_type)});
  tx.insert("planning_baggage", region, b);
  return base::Done{};
}

void put_sale(Tx& tx, base::Region region, TicketSale const& s) {
  tx.execute(
      "DELETE FROM planning_ticket_sale WHERE region = $1 AND service_date = $2 AND line = $3 AND headsign = "
      "$4"
      " AND departs = $5",
      {region, s.service_date, s.line, s.headsign, s.departs});
  tx.insert("planning_ticket_sale", region, s);
}

std::vector<TicketSale> list_sales_before(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kSales +
                                 " AND service_date < $2 AND (service_date >= $3 OR (service_date >= $4"
                                 " AND day_type IN ('holiday', 'spring_travel')))"
                                 " ORDER BY service_date DESC LIMIT 100000";
  return tx.list<TicketSale>(sql, {region, day, base::add_days(day, -rules::kSaleDays),
                                   base::add_days(day, -rules::kYearlySaleDays)});
}

std::vector<TicketSale> list_sales_of(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kSales + " AND service_date = $2 ORDER BY departs, line LIMIT 5000";
  return tx.list<TicketSale>(sql, {region, day});
}

}  // namespace planning::store
