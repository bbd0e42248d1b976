// SQL over planning_forecast and planning_forecast_day.
#include "modules/planning/store/forecast.h"

#include "platform/db/object.h"

namespace planning::store {

using platform::db::columns_of;

std::vector<Forecast> list_forecasts(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = "SELECT " + columns_of<Forecast>() +
                                 " FROM planning_forecast WHERE region = $1 AND service_date = $2"
                                 " ORDER BY origin, destination LIMIT 50000";
  return tx.list<Forecast>(sql, {region, day});
}

void put_forecasts(Tx& tx, base::Region region, base::ServiceDate day, std::vector<Forecast> const& all) {
  tx.execute("DELETE FROM planning_forecast WHERE region = $1 AND service_date = $2", {region, day});
  for (auto const& f : all) tx.insert("planning_forecast", region, f);
}

std::optional<ForecastDay> find_day(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = "SELECT " + columns_of<ForecastDay>() +
                                 " FROM planning_forecast_day WHERE region = $1 AND service_date = $2";
  return tx.find<ForecastDay>(sql, {region, day});
}

void put_day(Tx& tx, base::Region region, ForecastDay const& d) {
  tx.execute("DELETE FROM planning_forecast_day WHERE region = $1 AND service_date = $2",
             {region, d.service_date});
  tx.insert("planning_forecast_day", region, d);
}

std::vector<ForecastDay> list_days(Tx& tx, base::Region region, std::int64_t limit) {
  static std::string const sql =
      "SELECT " + columns_of<ForecastDay>() +
      " FROM planning_forecast_day WHERE region = $1 ORDER BY service_date DESC LIMIT $2";
  return tx.list<ForecastDay>(sql, {region, limit});
}

}  // namespace planning::store
