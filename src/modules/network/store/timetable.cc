// SQL over the tables of feeds: one text per kind of row, made from its description.
#include "modules/network/store/timetable.h"

#include <random>

#include "platform/db/object.h"

namespace network::store {
namespace {

using platform::db::columns_of;

template <typename Row>
constexpr char const* kTable = nullptr;
template <>
constexpr char const* kTable<AgencyRow> = "network_agency";
template <>
constexpr char const* kTable<StopRow> = "network_stop";
template <>
constexpr char const* kTable<LineRow> = "network_line";
template <>
constexpr char const* kTable<CalendarRow> = "network_calendar";
template <>
constexpr char const* kTable<TripRow> = "network_trip";
template <>
constexpr char const* kTable<ShapeRow> = "network_shape";

template <typename Row>
std::string select() {
  return "SELECT " + columns_of<Row>() + " FROM " + kTable<Row> + " WHERE region = $1";
}

}  // namespace

std::optional<FeedRow> find_feed(Tx& tx, base::Region region, std::string_view name) {
  static std::string const sql =
      "SELECT " + columns_of<FeedRow>() + " FROM network_feed WHERE region = $1 AND name = $2";
  return tx.find<FeedRow>(sql, {region, name});
}

std::vector<FeedRow> list_feeds(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + columns_of<FeedRow>() + " FROM network_feed WHERE region = $1 ORDER BY name LIMIT 500";
  return tx.list<FeedRow>(sql, {region});
}

void put_feed(Tx& tx, base::Region region, FeedRow const& f) {
  tx.execute("DELETE FROM network_feed WHERE region = $1 AND id = $2", {region, f.id});
  tx.insert("network_feed", region, f);
}

template <typename Row>
std::vector<Row> list_rows(Tx& tx, base::Region region, FeedId feed) {
  static std::string const of_feed = select<Row>() + " AND feed = $2 ORDER BY id";
  static std::string const all = select<Row>() + " ORDER BY id";
  return feed ? tx.list<Row>(of_feed, {region, feed}) : tx.list<Row>(all, {region});
}

template <typename Row>
void put_row(Tx& tx, base::Region region, Row const& row, bool is_new) {
  static std::string const remove = std::string{"DELETE FROM "} + kTable<Row> + " WHERE region = $1 AND id = $2";
  if (!is_new) tx.execute(remove, {region, row.id});
  tx.insert(kTable<Row>, region, row);
}

template <typename Row>
void close_row(Tx& tx, base::Region region, FeedId feed, std::string const& key, base::ServiceDate on) {
  static std::string const sql = std::string{"UPDATE "} + kTable<Row> +
                                 " SET closed_on = $4 WHERE region = $1 AND feed = $2 AND key = $3 AND closed_on = 0";
  tx.execute(sql, {region, feed, key, on});
}

template <typename Row, typename Id>
std::optional<Row> find_row(Tx& tx, base::Region region, Id id) {
  static std::string const sql = select<Row>() + " AND id = $2";
  return tx.find<Row>(sql, {region, id});
}

std::optional<ShapeRow> find_shape(Tx& tx, base::Region region, FeedId feed, std::string const& key) {
  static std::string const sql = select<ShapeRow>() + " AND feed = $2 AND key = $3";
  return tx.find<ShapeRow>(sql, {region, feed, key});
}

#define NETWORK_STORE_ROW(Row, Id)                                                                          \
  template std::vector<Row> list_rows<Row>(Tx&, base::Region, FeedId);                                      \
  template void put_row<Row>(Tx&, base::Region, Row const&, bool);                                          \
  template void close_row<Row>(Tx&, base::Region, FeedId, std::string const&, base::ServiceDate);           \
  template std::optional<Row> find_row<Row, Id>(Tx&, base::Region, Id);
NETWORK_STORE_ROW(AgencyRow, RowId)
NETWORK_STORE_ROW(StopRow, StopId)
NETWORK_STORE_ROW(LineRow, LineId)
NETWORK_STORE_ROW(CalendarRow, CalendarId)
NETWORK_STORE_ROW(TripRow, TripId)
NETWORK_STORE_ROW(ShapeRow, RowId)

std::int64_t revision_of(Tx& tx, base::Region region) {
  return tx.find_integer("SELECT revision FROM network_revision WHERE region = $1", {region}).value_or(0);
}

void touch(Tx& tx, base::Region region) {
  std::random_device random;
  auto const revision = static_cast<std::int64_t>((std::uint64_t{random()} << 31 ^ random()) >> 1 | 1);
  tx.execute("DELETE FROM network_revision WHERE region = $1", {region});
  tx.execute("INSERT INTO network_revision (region, revision) VALUES ($1, $2)", {region, revision});
}

}  // namespace network::store
