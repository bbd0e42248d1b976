// Markets: rules stored, exceptions generated.
#include "modules/network/service/market.h"

#include <algorithm>

#include "engine/timetable/gtfs/rows.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/stored_feed.h"
#include "modules/network/store/node.h"

namespace network::service {
namespace {

base::Outcome check(Act& act, Market const& m) {
  if (!store::find_node(act.tx, act.region, m.node)) return base::refuse(refusal::node_unknown, {}, "/node");
  if (!act.hat.covers(m.node)) return refusal::out_of_reach;
  if (m.calendar && !store::find_row<store::CalendarRow>(act.tx, act.region, m.calendar))
    return base::refuse(refusal::calendar_unknown, {}, "/calendar");
  return rules::check_market(m);
}

void finish(Act& act, Market const* before, Market const& after) {
  refresh_market_dates(act.tx, act.region);
  store::touch(act.tx, act.region);
  auto const subject = "network/market/" + std::to_string(after.id.value);
  act.audit("network.market", subject, before, &after);
  act.record(events::kNodeChanged, subject, after.node, after);
}

}  // namespace

base::Result<MarketList> list_markets(Look& look, Everything const&) {
  return MarketList{store::list_markets(look.tx, look.region)};
}

base::Result<Market> create_market(Act& act, Market const& request) {
  TRY(check(act, request));
  auto market = request;
  market.id = act.make_id<MarketId>();
  market.version = 1;
  store::insert_market(act.tx, act.region, market);
  finish(act, nullptr, market);
  return market;
}

base::Result<Market> change_market(Act& act, Market const& request) {
  auto const before = store::find_market(act.tx, act.region, request.id);
  if (!before) return refusal::market_unknown;
  if (!act.hat.covers(before->node)) return refusal::out_of_reach;
  TRY(check(act, request));
  auto market = request;
  ++market.version;
  if (!store::update_market(act.tx, act.region, market)) return refusal::changed_meanwhile;
  finish(act, &*before, market);
  return market;
}

base::Result<CalendarList> list_calendars(Look& look, Everything const&) {
  CalendarList out;
  for (auto const& row : store::list_rows<store::CalendarRow>(look.tx, look.region, {})) {
    CalendarView v{row.id, row.key, row.weekdays, row.start_date, row.end_date, {}, {}, row.closed_on};
    for (auto const& d : to_gtfs(row, Exceptions::with_markets).dates)
      (d.type == 1 ? v.added : v.removed).push_back(d.date);
    out.calendars.push_back(std::move(v));
  }
  std::ranges::sort(out.calendars, {}, &CalendarView::key);
  return out;
}

base::Result<MarketDays> list_market_days(Look& look, MarketDaysQuery const& q) {
  if (!store::find_node(look.tx, look.region, q.node)) return refusal::node_unknown;
  auto markets = store::list_markets(look.tx, look.region);
  std::erase_if(markets, [&q](Market const& m) { return m.node != q.node; });
  MarketDays out;
  auto const first = base::to_days(q.from);
  for (auto day = first; day < std::min(base::to_days(q.until), first + 366); ++day) {
    auto const date = base::from_days(day);
    if (std::ranges::any_of(markets, [date](Market const& m) { return rules::is_held_on(m, date); }))
      out.days.push_back(date);
  }
  return out;
}

void refresh_market_dates(Tx& tx, base::Region region) {
  auto const markets = store::list_markets(tx, region);
  for (auto row : store::list_rows<store::CalendarRow>(tx, region, {})) {
    std::vector<Market> own;
    std::ranges::copy_if(markets, std::back_inserter(own), [&row](Market const& m) { return m.calendar == row.id; });
    auto dates = gtfs::to_text(rules::market_dates(own, row.start_date, row.end_date));
    if (dates == row.market_dates) continue;
    row.market_dates = std::move(dates);
    store::put_row(tx, region, row, false);
  }
}

}  // namespace network::service
