// SQL over mail_departure_hold.
#include "modules/mail/store/departure_hold.h"

#include "platform/db/object.h"

namespace mail::store {
namespace {

std::string const kSelect = "SELECT " + platform::db::columns_of<DepartureHold>() +
                            " FROM mail_departure_hold WHERE region = $1 AND service_date = $2";

}  // namespace

std::optional<DepartureHold> find_departure_hold(Tx& tx, base::Region region, TripId trip,
                                                 base::ServiceDate day) {
  static std::string const sql = kSelect + " AND trip = $3";
  return tx.find<DepartureHold>(sql, {region, day, trip});
}

std::vector<DepartureHold> list_departure_holds(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kSelect + " ORDER BY trip LIMIT 5000";
  return tx.list<DepartureHold>(sql, {region, day});
}

void put_departure_hold(Tx& tx, base::Region region, DepartureHold const& h) {
  delete_departure_hold(tx, region, h.trip, h.service_date);
  tx.insert("mail_departure_hold", region, h);
}

void delete_departure_hold(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  tx.execute("DELETE FROM mail_departure_hold WHERE region = $1 AND service_date = $2 AND trip = $3",
             {region, day, trip});
}

}  // namespace mail::store
