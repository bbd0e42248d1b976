// History in, forecasts out; errors kept by day.
#include "modules/planning/service/forecast.h"

#include <cstdlib>
#include <map>

#include "modules/mail/mail.h"
#include "modules/planning/rules/forecast.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"

namespace planning::service {
namespace {

using Relation = std::pair<NodeId, NodeId>;

/// 0 weekday, 1 weekend; 2 more on a market day of either end. Markets are looked up once.
class Calendar {
 public:
  Calendar(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  int kind_of(base::ServiceDate day, NodeId origin, NodeId destination) {
    return (base::weekday(day) >= 5 ? 1 : 0) +
           (is_market(day, origin) || is_market(day, destination) ? 2 : 0);
  }

 private:
  bool is_market(base::ServiceDate day, NodeId node) {
    auto const [at, is_new] = known_.try_emplace({day, node});
    if (is_new) at->second = network::is_market_day(tx_, region_, node, day);
    return at->second;
  }
  Tx& tx_;
  base::Region region_;
  std::map<std::pair<base::ServiceDate, NodeId>, bool> known_;
};

std::vector<rules::Usual> from_history(Tx& tx, base::Region region, base::ServiceDate day) {
  Calendar calendar{tx, region};
  auto const history =
      mail::list_day_volumes(tx, region, base::add_days(day, -rules::kHistoryDays), base::add_days(day, -1));
  return rules::forecast(history, day, [&calendar](base::ServiceDate d, NodeId origin, NodeId destination) {
    return calendar.kind_of(d, origin, destination);
  });
}

std::map<Relation, store::Forecast> by_relation(std::vector<store::Forecast> const& all) {
  std::map<Relation, store::Forecast> out;
  for (auto const& f : all) out.emplace(Relation{f.origin, f.destination}, f);
  return out;
}

void make(Tx& tx, base::Region region, base::ServiceDate day, base::Instant now) {
  store::ForecastDay sums{.service_date = day, .made_at = now};
  std::vector<store::Forecast> rows;
  for (auto const& u : from_history(tx, region, day)) {
    rows.push_back({day, u.origin, u.destination, u.n_items, u.weight_g});
    sums.n_items += u.n_items;
  }
  store::put_forecasts(tx, region, day, rows);
  store::put_day(tx, region, sums);
}

/// What came without being forecast counts as an error too.
void settle(Tx& tx, base::Region region, store::ForecastDay sums) {
  auto const day = sums.service_date;
  auto rows = by_relation(store::list_forecasts(tx, region, day));
  for (auto const& v : mail::list_day_volumes(tx, region, day, day)) {
    auto& f = rows.try_emplace({v.origin, v.destination}, store::Forecast{day, v.origin, v.destination})
                  .first->second;
    f.actual_items = v.n_items;
    f.actual_g = v.weight_g;
  }
  std::vector<store::Forecast> out;
  for (auto const& [relation, f] : rows) {
    sums.actual_items += f.actual_items;
    sums.off_items += std::abs(f.actual_items - f.n_items);
    out.push_back(f);
  }
  sums.settled = true;
  store::put_forecasts(tx, region, day, out);
  store::put_day(tx, region, sums);
}

}  // namespace

std::vector<rules::Usual> usual_mail(Tx& tx, base::Region region, base::ServiceDate day) {
  if (!store::find_day(tx, region, day)) return from_history(tx, region, day);
  std::vector<rules::Usual> out;
  for (auto const& f : store::list_forecasts(tx, region, day))
    if (f.n_items > 0) out.push_back({f.origin, f.destination, f.n_items, f.weight_g});
  return out;
}

void keep_forecasts(Tx& tx, base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  auto const tomorrow = base::add_days(today, 1);
  if (!store::find_day(tx, region, tomorrow)) make(tx, region, tomorrow, now);
  auto const yesterday = store::find_day(tx, region, base::add_days(today, -1));
  if (yesterday && !yesterday->settled) settle(tx, region, *yesterday);
}

base::Result<ForecastView> view_forecast(Look& look, AskForecast const& ask) {
  TRY(check_whole_county(look.hat));
  auto const tomorrow = base::add_days(base::service_date_of(look.now), 1);
  ForecastView out{ask.service_date.yyyymmdd ? ask.service_date : tomorrow, {}, {}};
  Names names{look.tx, look.region};
  std::map<Relation, RelationForecast> relations;
  auto const row = [&](NodeId origin, NodeId destination) -> RelationForecast& {
    return relations
        .try_emplace({origin, destination},
                     RelationForecast{origin, destination, names.of(origin), names.of(destination)})
        .first->second;
  };
  for (auto const& u : usual_mail(look.tx, look.region, out.service_date)) {
    auto& r = row(u.origin, u.destination);
    r.n_items = u.n_items;
    r.weight_g = u.weight_g;
  }
  for (auto const& f : store::list_forecasts(look.tx, look.region, out.service_date))
    row(f.origin, f.destination).actual_items = f.actual_items;
  auto const since = base::instant_of(base::add_days(out.service_date, -3), {0});
  for (auto const& m : mail::list_loose_mail(look.tx, look.region, since))
    if (m.announced) row(m.node, m.destination).announced_items += m.n_items;
  for (auto& [relation, r] : relations) out.relations.push_back(std::move(r));
  out.days = store::list_days(look.tx, look.region, rules::kHistoryDays);
  return out;
}

}  // namespace planning::service
