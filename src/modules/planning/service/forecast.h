// Forecasts of a day: made the day before, counted the day after.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/demand.h"
#include "modules/planning/store/forecast.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct AskForecast {
  base::ServiceDate service_date;
};
DESCRIBE(AskForecast, "The forecast of a day.",
         FIELD(service_date, "operating day; tomorrow if absent").or_default())
struct RelationForecast {
  NodeId origin, destination;
  std::string origin_name, destination_name;
  std::int64_t n_items{}, announced_items{}, actual_items{};
  base::Grams weight_g;
};
DESCRIBE(RelationForecast, "Mail of a relation.", FIELD(origin, "from"), FIELD(destination, "for"),
         FIELD(origin_name, "from"), FIELD(destination_name, "for"), FIELD(n_items, "usual items"),
         FIELD(announced_items, "announced and not here yet"),
         FIELD(actual_items, "actual, once the day is over"), FIELD(weight_g, "usual grams"))
struct ForecastView {
  base::ServiceDate service_date;
  std::vector<RelationForecast> relations;
  std::vector<store::ForecastDay> days;
};
DESCRIBE(ForecastView, "A forecast, and how good earlier ones were.", FIELD(service_date, "operating day"),
         FIELD(relations, "by origin and destination"), FIELD(days, "the last 28 days, latest first"))
base::Result<ForecastView> view_forecast(Look&, AskForecast const&);

/// As it was stored the day before; made from history when it was not.
std::vector<rules::Usual> usual_mail(Tx&, base::Region, base::ServiceDate);

/// Makes tomorrow's forecast and counts yesterday's, each once.
void keep_forecasts(Tx&, base::Region, base::Instant now);

}  // namespace planning::service
