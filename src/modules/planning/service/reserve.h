// What stays free of holds for passengers' baggage: by trip of a day, the table, and what a passenger brings.
#pragma once
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/baggage.h"
#include "modules/planning/rules/settings.h"
#include "modules/planning/store/baggage.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;
using rules::ReserveRuleId;

/// Types of days of trips. Lives as long as one read.
class DayTypes {
 public:
  DayTypes(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  /// By the week and the calendar of the carrier, where a day made up is no weekend; spring travel before
  /// holidays, holidays before markets.
  rules::DayType of(network::DayTrip const&);
  /// Without markets.
  rules::DayType of(base::ServiceDate);

 private:
  bool has_market(NodeId, base::ServiceDate);
  Tx& tx_;
  base::Region region_;
  std::map<base::ServiceDate, rules::DayType> days_;
  std::map<std::pair<NodeId, base::ServiceDate>, bool> markets_;
};

/// Reserves of a day's trips. Lives as long as one read. @cost reads 90 days of ticket sales once
class Reserves {
 public:
  Reserves(Tx&, base::Region, rules::Settings const&, base::ServiceDate);

  struct OfTrip {
    rules::DayType day_type{};
    std::int64_t seats{-1};  ///< as the newest file of tickets said; −1: none did
    rules::Passengers passengers;
    rules::Needed needed;
  };
  OfTrip of(network::DayTrip const&);

 private:
  using TripKey =
      std::tuple<std::string, std::string, base::ServiceTime>;  ///< line, headsign, first departure
  std::int64_t percent_of(network::DayTrip const&);
  std::optional<rules::Expected> expected(network::DayTrip const&, rules::DayType);
  rules::LearnedBaggage const& baggage_of(rules::DayType);

  Tx& tx_;
  base::Region region_;
  rules::Settings const& settings_;
  base::ServiceDate day_;
  DayTypes types_;
  std::vector<rules::ReserveRule> rules_;
  std::vector<rules::TicketSale> history_;
  std::map<TripKey, std::vector<rules::TicketSale>> by_trip_;
  std::map<TripKey, std::int64_t> sold_, seats_;
  std::map<TripId, Hold> said_;
  std::map<rules::DayType, rules::LearnedBaggage> baggage_;
  std::map<NodeId, std::int64_t> markets_;
};

struct AskReserves {
  base::ServiceDate service_date;
  TripId trip;
};
DESCRIBE(AskReserves, "Passengers' baggage of a day.",
         FIELD(service_date, "operating day; today if absent").or_default(),
         FIELD(trip, "only this one").or_default())
/// What stays free on a trip, and what that is known from.
struct TripReserve {
  TripId trip;
  std::string line, headsign;
  base::ServiceTime departs;
  rules::DayType day_type{};
  base::Grams hold_g, reserve_g;
  base::CubicCentimetres hold_cm3, reserve_cm3;
  std::int64_t hold_bags{}, reserve_bags{};
  rules::ReserveSource source{};
  std::int64_t percent{};  ///< of the hold, where nothing more is known
  std::int64_t seats{-1}, passengers{-1}, sold{-1}, n_days{};
  base::Grams passenger_g;
  base::CubicCentimetres passenger_cm3;
  std::int64_t n_weighed{};
  base::Grams said_g;
  base::CubicCentimetres said_cm3;
  std::int64_t said_bags{};
  std::string set_by_name;
  base::Instant set_at;
};
DESCRIBE(TripReserve, "What stays free on a trip for passengers' baggage.", FIELD(trip, "trip"),
         FIELD(line, "line"), FIELD(headsign, "where to"), FIELD(departs, "from the first stop"),
         FIELD(day_type, "type of day"), FIELD(hold_g, "hold, grams"), FIELD(reserve_g, "stays free, grams"),
         FIELD(hold_cm3, "hold, cm³"), FIELD(reserve_cm3, "stays free, cm³"), FIELD(hold_bags, "hold, bags"),
         FIELD(reserve_bags, "stays free, bags"), FIELD(source, "what it is known from"),
         FIELD(percent, "share of the hold where nothing more is known"),
         FIELD(seats, "of its vehicle, -1: not known"), FIELD(passengers, "expected, -1: not known"),
         FIELD(sold, "tickets of that day, -1: not known"),
         FIELD(n_days, "days of sales that were counted"), FIELD(passenger_g, "grams a passenger"),
         FIELD(passenger_cm3, "cm³ a passenger"),
         FIELD(n_weighed, "weighed trips it was learned from; 0: as configured"),
         FIELD(said_g, "said by hand, grams"), FIELD(said_cm3, "said by hand, cm³"),
         FIELD(said_bags, "said by hand, pieces"), FIELD(set_by_name, "who said it"), FIELD(set_at, "when"))
struct ReserveList {
  base::ServiceDate service_date;
  std::vector<TripReserve> items;
};
DESCRIBE(ReserveList, "What stays free on a day's trips.", FIELD(service_date, "operating day"),
         FIELD(items, "by departure"))
/// Trips that may carry mail. @errors out_of_reach
base::Result<ReserveList> list_reserves(Look&, AskReserves const&);

struct SetReserve {
  base::ServiceDate service_date;
  TripId trip;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t bags{};
};
DESCRIBE(SetReserve,
         "Says what passengers' baggage will need on a trip at least; plans made afterwards keep it free. "
         "All zero: what is known otherwise.",
         FIELD(service_date, "operating day"), FIELD(trip, "trip"),
         FIELD(weight_g, "grams").at_least(0).at_most(20'000'000),
         FIELD(volume_cm3, "cm³").at_least(0).at_most(100'000'000),
         FIELD(bags, "pieces").at_least(0).at_most(2'000).or_default())
/// @errors out_of_reach, trip_unknown
base::Result<store::Reserve> set_reserve(Act&, SetReserve const&);

struct AskReserveRules {
  base::ServiceDate service_date;
};
DESCRIBE(AskReserveRules, "Which rows of the table.",
         FIELD(service_date, "in force on that day; every one if absent").or_default())
/// What a passenger brings on a type of day.
struct BaggageView {
  rules::Baggage configured, baggage;  ///< baggage: as it is reckoned with
  std::int64_t n_weighed{};
};
DESCRIBE(BaggageView, "What a passenger brings on a type of day.", FIELD(configured, "as somebody said"),
         FIELD(baggage, "as it is reckoned with"),
         FIELD(n_weighed, "weighed trips it was learned from; 0: as configured"))
struct ReserveRuleList {
  std::vector<rules::ReserveRule> items;
  std::vector<BaggageView> baggage;
};
DESCRIBE(ReserveRuleList, "The table of reserves.", FIELD(items, "rows"),
         FIELD(baggage, "what a passenger brings, by type of day, today"))
/// @errors out_of_reach
base::Result<ReserveRuleList> list_reserve_rules(Look&, AskReserveRules const&);
/// A new one without key; else the one of the key is changed. @errors out_of_reach, reserve_rule_unknown,
/// line_missing, days_reversed, changed_meanwhile
base::Result<rules::ReserveRule> save_reserve_rule(Act&, rules::ReserveRule const&);
/// @errors out_of_reach, changed_meanwhile
base::Result<rules::Baggage> save_baggage(Act&, rules::Baggage const&);

}  // namespace planning::service
