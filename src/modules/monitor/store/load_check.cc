// SQL over monitor_load_check and monitor_load_check_bag.
#include "modules/monitor/store/load_check.h"

#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::CheckedBag;

struct Head {
  std::string vehicle;
  base::Instant told_at;
  std::int64_t unread{};
};
DESCRIBE(Head, "A check without its bags.", FIELD(vehicle, "plate"), FIELD(told_at, "when"), FIELD(unread, "lines"))

}  // namespace

void put_load_check(Tx& tx, base::Region region, rules::LoadCheck const& c) {
  tx.execute(
      "INSERT INTO monitor_load_check (region, service_date, trip, vehicle, told_at, unread)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (region, service_date, trip) DO UPDATE SET"
      " vehicle = excluded.vehicle, told_at = excluded.told_at, unread = excluded.unread",
      {region, c.service_date, c.trip, c.vehicle, c.told_at, c.unread});
  tx.execute("DELETE FROM monitor_load_check_bag WHERE region = $1 AND service_date = $2 AND trip = $3",
             {region, c.service_date, c.trip});
  std::int64_t position = 0;
  for (auto const& b : c.bags)
    tx.execute(
        "INSERT INTO monitor_load_check_bag (region, service_date, trip, position, barcode, verdict, told_seal,"
        " noted_seal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {region, c.service_date, c.trip, position++, b.barcode, b.verdict, b.told_seal, b.noted_seal});
}

std::optional<rules::LoadCheck> find_load_check(Tx& tx, base::Region region, base::ServiceDate day, TripId trip) {
  auto const head = tx.find<Head>(
      "SELECT vehicle, told_at, unread FROM monitor_load_check WHERE region = $1 AND service_date = $2 AND trip = $3",
      {region, day, trip});
  if (!head) return {};
  auto bags = tx.list<CheckedBag>(
      "SELECT barcode, verdict, told_seal, noted_seal FROM monitor_load_check_bag"
      " WHERE region = $1 AND service_date = $2 AND trip = $3 ORDER BY position",
      {region, day, trip});
  return rules::LoadCheck{day, trip, head->vehicle, head->told_at, head->unread, std::move(bags)};
}

}  // namespace monitor::store
