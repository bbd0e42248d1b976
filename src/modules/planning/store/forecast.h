// Rows of forecasts and of how far they were off.
#pragma once
#include <optional>
#include <vector>

#include "modules/planning/planning.h"

namespace planning::store {

/// Mail of a relation on a day, forecast and, once the day is over, actual.
struct Forecast {
  base::ServiceDate service_date;
  NodeId origin, destination;
  std::int64_t n_items{};
  base::Grams weight_g;
  std::int64_t actual_items{};
  base::Grams actual_g;
};
DESCRIBE(Forecast, "Forecast of a relation.", FIELD(service_date, "operating day"), FIELD(origin, "from"),
         FIELD(destination, "for"), FIELD(n_items, "items, forecast"), FIELD(weight_g, "grams, forecast"),
         FIELD(actual_items, "items, actual"), FIELD(actual_g, "grams, actual"))
/// The sums of a day with the sum of absolute errors by relation.
struct ForecastDay {
  base::ServiceDate service_date;
  std::int64_t n_items{}, actual_items{}, off_items{};
  bool settled{};
  base::Instant made_at;
};
DESCRIBE(ForecastDay, "How good a day's forecast was.", FIELD(service_date, "operating day"),
         FIELD(n_items, "items, forecast"), FIELD(actual_items, "items, actual"),
         FIELD(off_items, "sum of errors by relation"), FIELD(settled, "the day is over and counted"),
         FIELD(made_at, "when it was made"))

/// By origin and destination.
std::vector<Forecast> list_forecasts(Tx&, base::Region, base::ServiceDate);
void put_forecasts(Tx&, base::Region, base::ServiceDate, std::vector<Forecast> const&);
std::optional<ForecastDay> find_day(Tx&, base::Region, base::ServiceDate);
void put_day(Tx&, base::Region, ForecastDay const&);
/// Latest first.
std::vector<ForecastDay> list_days(Tx&, base::Region, std::int64_t limit);

}  // namespace planning::store
