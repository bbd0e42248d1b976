// What passengers' baggage needs of a hold 旅客行李预留: by tickets sold, else by the table of reserves, else
// by share.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/planning.h"
#include "modules/planning/rules/plan.h"

namespace planning::rules {

/// A day of a trip as its passengers see it; the last that applies counts. market: at a stop of the trip.
enum class DayType { ordinary, weekend, market, holiday, spring_travel };
DESCRIBE_ENUM(DayType, "A day as passengers see it.", "ordinary", "weekend", "market", "holiday",
              "spring_travel")
inline constexpr int kDayTypes = 5;

using ReserveRuleId = base::Id<struct ReserveRuleTag>;

/// A row of the table of reserves: what stays free on a type of day.
struct ReserveRule {
  ReserveRuleId id;
  DayType day_type{};
  std::string line;               ///< "": every line
  base::ServiceTime departs{-1};  ///< first departure of a trip of the line; −1: every trip
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::ServiceDate valid_from, valid_until;  ///< until 0: open
  std::int64_t version{1};
};
DESCRIBE(
    ReserveRule, "What passengers' baggage needs on a type of day.",
    FIELD(id, "key, 0 for a new one").or_default(), FIELD(day_type, "type of day"),
    FIELD(line, "line; empty: every line").longest(30).or_default(),
    FIELD(departs, "first departure of the trip; -1: every trip").at_least(-1).at_most(172'800).or_default(),
    FIELD(weight_g, "grams").at_least(0).at_most(20'000'000),
    FIELD(volume_cm3, "cm³").at_least(0).at_most(100'000'000), FIELD(valid_from, "first day"),
    FIELD(valid_until, "last day, absent while open").or_default(),
    FIELD(version, "version that was seen; grows with every change").or_default())

/// @errors line_missing (a departure without its line), days_reversed
base::Outcome check_reserve_rule(ReserveRule const&);

/// What a passenger brings on a type of day, as long as too few trips were weighed to learn it.
struct Baggage {
  DayType day_type{};
  base::Grams passenger_g;
  base::CubicCentimetres passenger_cm3;
  std::int64_t version{1};
};
DESCRIBE(Baggage, "What a passenger brings into the hold.", FIELD(day_type, "type of day"),
         FIELD(passenger_g, "grams a passenger").at_least(0).at_most(40'000),
         FIELD(passenger_cm3, "cm³ a passenger").at_least(0).at_most(400'000),
         FIELD(version, "version that was seen; grows with every change").or_default())
/// Until somebody says otherwise. @source domain.md 2.6: 10 kg of hand luggage, at most 40 kg checked
Baggage usual_baggage(DayType);

/// Tickets of a trip of a day: all when it is over, those sold so far when it is to come.
struct TicketSale {
  base::ServiceDate service_date;
  std::string line, headsign;
  base::ServiceTime departs;  ///< from the first stop
  DayType day_type{};         ///< as it was when the file came
  std::int64_t passengers{};
  base::Grams baggage_g{-1};               ///< weighed in all; −1: not weighed
  base::CubicCentimetres baggage_cm3{-1};  ///< measured in all; −1: not measured
  PersonId imported_by;
  base::Instant imported_at;
  std::int64_t seats{-1};  ///< of the vehicle; −1: not said
};
DESCRIBE(TicketSale, "Tickets sold for a trip of a day.", FIELD(service_date, "operating day"),
         FIELD(line, "line"), FIELD(headsign, "where to"), FIELD(departs, "from the first stop"),
         FIELD(day_type, "type of day"), FIELD(passengers, "tickets sold"),
         FIELD(baggage_g, "baggage weighed, grams; -1: not weighed"),
         FIELD(baggage_cm3, "baggage measured, cm³; -1: not measured"),
         FIELD(imported_by, "who brought the file"), FIELD(imported_at, "when"),
         FIELD(seats, "seats of the vehicle, -1: not said"))

/// Days of sales that count; holidays and spring travel come once a year.
inline constexpr int kSaleDays = 90, kYearlySaleDays = 400;
/// Fewest days of a trip, and weighed trips of a type of day, from which anything is learned; most that
/// count.
inline constexpr std::size_t kFewestDays = 5, kMostDays = 20, kFewestWeighed = 20;

/// A type of day with what a passenger brings on it.
struct LearnedBaggage {
  Baggage baggage;
  std::int64_t n_weighed{};  ///< trips; 0: as configured
};
DESCRIBE(LearnedBaggage, "What a passenger brings, configured or learned.", FIELD(baggage, "it"),
         FIELD(n_weighed, "trips it was learned from; 0: as configured"))
/// The quantile of what trips of the type of day weighed a passenger, where at least kFewestWeighed were;
/// else what is configured. Weight and volume each for themselves; n_weighed is of the weight.
/// @param percent  of the quantile
LearnedBaggage learn_baggage(std::span<TicketSale const>, Baggage const& configured, std::int64_t percent);

/// Passengers that a trip is expected to have.
struct Expected {
  std::int64_t passengers{};
  std::int64_t sold{-1};  ///< for that very day; −1: no sales of it
  std::int64_t n_days{};  ///< days of the same trip and type that were counted
  LearnedBaggage each;
};
/// The quantile over the newest kMostDays of the same trip and type of day, or what is sold already if that
/// is more; nothing without kFewestDays of them and without sales of the day.
/// @param history  sales before the day
/// @param sold     those of the day
std::optional<Expected> expect(std::span<TicketSale const> history, TicketSale const& trip,
                               std::optional<std::int64_t> sold, std::int64_t percent);

/// The smallest value that at least so many percent of all do not exceed. @source Hyndman and Fan 1996, type
/// 1
/// @param values  at least one, in any order
std::int64_t quantile(std::vector<std::int64_t> values, std::int64_t percent);

/// What is known of a trip's passengers.
struct Passengers {
  std::int64_t percent{};            ///< of the hold, by day type and markets
  std::optional<ReserveRule> rule;   ///< of the table
  std::optional<Expected> expected;  ///< by tickets
  std::optional<Hold> said;          ///< by hand for this day
};
struct Needed {
  Hold reserve;  ///< within the hold
  ReserveSource source{};
};
/// By tickets of enough days, else by the table, else by share. Sales of the day and what is said by hand
/// only add to that: nobody takes room from passengers. Bags follow the larger of weight and volume.
Needed needed(Hold const& hold, Passengers const&);

/// The row that says most closely what a trip needs: of its type of day before that of ordinary days, of the
/// trip before its line before every line.
std::optional<ReserveRule> rule_of(std::span<ReserveRule const>, DayType, std::string const& line,
                                   base::ServiceTime departs);

}  // namespace planning::rules
