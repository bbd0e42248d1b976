// Levels by relation.
#include "modules/planning/rules/forecast.h"

#include <cmath>
#include <map>

namespace planning::rules {
namespace {

struct Volume {
  double items{}, grams{};
};
using Series = std::map<base::ServiceDate, Volume>;

/// The smoothed level over the days of the wanted kind; all zero when there is none.
Volume level_of(Series const& series, base::ServiceDate day,
                std::function<bool(base::ServiceDate)> const& counts) {
  Volume level;
  bool begun = false;
  for (auto at = series.begin()->first; at < day; at = base::add_days(at, 1)) {
    if (!counts(at)) continue;
    auto const found = series.find(at);
    auto const seen = found == series.end() ? Volume{} : found->second;
    auto const weight = begun ? kNewest : 1.0;
    level.items += weight * (seen.items - level.items);
    level.grams += weight * (seen.grams - level.grams);
    begun = true;
  }
  return level;
}

}  // namespace

std::vector<Usual> forecast(std::span<mail::DayVolume const> history, base::ServiceDate day,
                            DayKind const& kind) {
  std::map<std::pair<NodeId, NodeId>, Series> relations;
  for (auto const& v : history)
    relations[{v.origin, v.destination}][v.service_date] = {static_cast<double>(v.n_items),
                                                            static_cast<double>(v.weight_g.value)};
  std::vector<Usual> out;
  for (auto const& [relation, series] : relations) {
    auto const [origin, destination] = relation;
    auto const wanted = kind(day, origin, destination);
    auto const level = level_of(series, day, [&, from = origin, to = destination](base::ServiceDate d) {
      return kind(d, from, to) == wanted;
    });
    auto const n = std::llround(level.items);
    if (n > 0) out.push_back({origin, destination, n, {std::llround(level.grams)}});
  }
  return out;
}

}  // namespace planning::rules
