// Use cases of markets 逢集 and of the service calendars that follow them.
#pragma once
#include <vector>

#include "modules/network/network.h"
#include "modules/network/rules/market.h"
#include "modules/network/store/timetable.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct Everything {};
DESCRIBE_EMPTY(Everything, "Asks for all of the region.")

struct MarketList {
  std::vector<Market> markets;
};
DESCRIBE(MarketList, "Markets.", FIELD(markets, "by node"))
base::Result<MarketList> list_markets(Look&, Everything const&);

/// @errors node_unknown, out_of_reach, calendar_unknown, days_malformed, dates_reversed
base::Result<Market> create_market(Act&, Market const&);
/// @errors market_unknown, node_unknown, out_of_reach, calendar_unknown, days_malformed, dates_reversed,
///         changed_meanwhile
base::Result<Market> change_market(Act&, Market const&);

struct CalendarView {
  CalendarId id;
  std::string key;
  std::int64_t weekdays{};
  base::ServiceDate start_date, end_date;
  std::vector<base::ServiceDate> added, removed;
  base::ServiceDate closed_on;
};
DESCRIBE(CalendarView, "A service calendar.", FIELD(id, "key"), FIELD(key, "id in the feed"),
         FIELD(weekdays, "bit 0 Monday … bit 6 Sunday"), FIELD(start_date, "first day"), FIELD(end_date, "last day"),
         FIELD(added, "days besides"), FIELD(removed, "days without"), FIELD(closed_on, "gone from, 0 = open"))
struct CalendarList {
  std::vector<CalendarView> calendars;
};
DESCRIBE(CalendarList, "Service calendars with market days.", FIELD(calendars, "by key"))
base::Result<CalendarList> list_calendars(Look&, Everything const&);

struct MarketDaysQuery {
  NodeId node;
  base::ServiceDate from, until;
};
DESCRIBE(MarketDaysQuery, "Asks on which days markets are held.", FIELD(node, "where"), FIELD(from, "first day"),
         FIELD(until, "day after the last; at most 366 days are looked at"))
struct MarketDays {
  std::vector<base::ServiceDate> days;
};
DESCRIBE(MarketDays, "Days of markets.", FIELD(days, "in order"))
/// @errors node_unknown
base::Result<MarketDays> list_market_days(Look&, MarketDaysQuery const&);

/// Makes the exceptions of all calendars follow the rules of their markets.
void refresh_market_dates(Tx&, base::Region);

}  // namespace network::service
