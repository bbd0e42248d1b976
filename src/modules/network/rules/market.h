// Markets 逢集: the days on which a rule holds one, and what that does to a service calendar.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/timetable/gtfs/feed.h"
#include "modules/network/network.h"

namespace network {

/// By what a market's days are counted: day of the month, day of the lunar month, or weekday (1 Monday … 7
/// Sunday).
enum class MarketBasis { solar, lunar, weekday };
DESCRIBE_ENUM(MarketBasis, "By what market days are counted.", "solar", "lunar", "weekday")

/// What a market day does to its calendar: nothing, trips run besides, or trips do not run.
enum class MarketEffect { none, adds, removes };
DESCRIBE_ENUM(MarketEffect, "What a market day does to a calendar.", "none", "adds", "removes")

/// A market 集 that is held by a rule.
struct Market {
  MarketId id;
  NodeId node;
  std::string name;
  MarketBasis basis{MarketBasis::lunar};
  std::string days;     ///< last digits of the day of the month "1,4,7" (0 = 10, 20, 30), or weekdays
  CalendarId calendar;  ///< the service calendar that it changes; 0 for none
  MarketEffect effect{MarketEffect::none};
  std::int64_t reserve_percent{};               ///< of the hold, kept for passengers' baggage on such days
  base::ServiceDate active_from, active_until;  ///< half-open; until 0 = no end
  std::int64_t version{1};
};
DESCRIBE(Market, "A market held by a rule.", FIELD(id, "key").or_default(), FIELD(node, "where"),
         FIELD(name, "name").longest(60), FIELD(basis, "by what days are counted"),
         FIELD(days, "last digits of the day, or weekdays").longest(30),
         FIELD(calendar, "calendar that it changes").or_default(), FIELD(effect, "how").or_default(),
         FIELD(reserve_percent, "kept for baggage, %").at_least(0).at_most(100).or_default(),
         FIELD(active_from, "first day"), FIELD(active_until, "first day no more").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

}  // namespace network

namespace network::rules {

/// Day of the Chinese lunar month, 1…30. @source GB/T 33661-2017, computed by ICU
int lunar_day(base::ServiceDate);
/// The first day of the first month of the lunar year. @source as lunar_day
bool is_lunar_new_year(base::ServiceDate);

/// @errors days_malformed, dates_reversed
base::Outcome check_market(Market const&);
/// Is it held on the date? A "4" of a month means its 4th, 14th and 24th.
bool is_held_on(Market const&, base::ServiceDate);
/// The exceptions that the markets of a calendar add, by date; a date where one adds and another removes is
/// added.
///
/// @param markets  those of this calendar
/// @param first,last  both inclusive; at most ten years are looked at
std::vector<gtfs::CalendarDate> market_dates(std::vector<Market> const& markets, base::ServiceDate first,
                                             base::ServiceDate last);

}  // namespace network::rules
