// What plans of a county are made with: times, reserve, sizes and weights. All can be changed; these are the
// defaults.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "modules/planning/planning.h"
#include "modules/planning/rules/baggage.h"

namespace planning::rules {

struct Settings {
  base::Seconds cutoff_s{600};               ///< where no sort rule says more
  base::Seconds handling_s{900};             ///< from the arrival of one trip until mail leaves with the next
  base::Seconds sealing_s{1'200};            ///< loose mail is a sealed bag so much later
  base::ServiceTime trunk_arrives{23'400};   ///< 06:30: announced mail is at the centre
  base::ServiceTime collected_by{50'400};    ///< 14:00: usual mail of villages and stations is taken in
  base::ServiceTime same_day_until{43'200};  ///< ready by then, it is promised for the same day …
  base::ServiceTime same_day_by{66'600};     ///< … by 18:30
  base::ServiceTime next_day_by{129'600};    ///< else by 12:00 of the next day
  base::Seconds stop_s{300};                 ///< of a van, at a stop of its tour
  base::Seconds turnaround_s{600};           ///< from arriving until a vehicle can run its next trip
  std::int64_t reserve_percent{10};          ///< of a hold, for passengers' baggage on any day …
  std::int64_t weekend_percent{0};           ///< … on Saturdays and Sundays, if that is more …
  std::int64_t holiday_percent{0};           ///< … and on other days on which the carrier rests
  base::Grams bag_g{15'000};                 ///< a bag that loose mail fills
  std::int64_t cm3_a_kg{4'000};              ///< where nobody measured
  std::string cold_products;                 ///< 冷链: products that need it, separated by blanks
  base::Money li_a_bag{0}, li_a_kg{0};       ///< carriage, until agreements price it
  base::Money run_li_a_km{2'500},
      run_li_an_hour{40'000};  ///< of an extra run or a substitute: vehicle, driver
  base::Money broken_li{5'000'000}, late_minute_li{1'000}, handling_li{300}, tomorrow_li{2'000};
  bool inspection_required{};  ///< a vehicle that nobody inspected on the day does not leave
  std::int64_t sure_percent{90};  ///< of days on which passengers bring no more than is kept free by tickets
  std::int64_t version{1};
};
DESCRIBE(Settings, "What plans are made with.",
         FIELD(cutoff_s, "cut-off where no sort rule says more, s").at_least(0).at_most(7'200),
         FIELD(handling_s, "shortest change of trips, s").at_least(0).at_most(14'400),
         FIELD(sealing_s, "from loose mail to a sealed bag, s").at_least(0).at_most(14'400),
         FIELD(trunk_arrives, "when announced mail is at the centre").at_least(0).at_most(172'800),
         FIELD(collected_by, "when usual mail of stations is taken in").at_least(0).at_most(172'800),
         FIELD(same_day_until, "ready by then: promised for the same day").at_least(0).at_most(172'800),
         FIELD(same_day_by, "promise of the same day").at_least(0).at_most(172'800),
         FIELD(next_day_by, "promise of the next day, counted on").at_least(86'400).at_most(259'200),
         FIELD(stop_s, "of a van at a stop, s").at_least(0).at_most(7'200).or_default(),
         FIELD(turnaround_s, "from arriving until a vehicle can leave, s")
             .at_least(0)
             .at_most(14'400)
             .or_default(),
         FIELD(reserve_percent, "of a hold, for passengers' baggage").at_least(0).at_most(100),
         FIELD(weekend_percent, "on weekends, if that is more").at_least(0).at_most(100).or_default(),
         FIELD(holiday_percent, "on holidays, if that is more").at_least(0).at_most(100).or_default(),
         FIELD(bag_g, "a bag that loose mail fills, grams").at_least(1'000).at_most(40'000),
         FIELD(cm3_a_kg, "volume of a kilogram that nobody measured").at_least(500).at_most(20'000),
         FIELD(cold_products, "products that need cold chain, separated by blanks").longest(200).or_default(),
         FIELD(li_a_bag, "carriage of a bag, 厘").at_least(0).at_most(1'000'000),
         FIELD(li_a_kg, "carriage of a kilogram, 厘").at_least(0).at_most(1'000'000),
         FIELD(run_li_a_km, "a kilometre of an extra run, 厘").at_least(0).at_most(1'000'000).or_default(),
         FIELD(run_li_an_hour, "an hour of an extra run, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(broken_li, "weight of a broken promise, 厘").at_least(0).at_most(100'000'000),
         FIELD(late_minute_li, "weight of a late minute, 厘").at_least(0).at_most(1'000'000),
         FIELD(handling_li, "loading and unloading once, 厘").at_least(0).at_most(1'000'000),
         FIELD(tomorrow_li, "a bag kept over night, 厘").at_least(0).at_most(100'000'000),
         FIELD(inspection_required, "a vehicle that nobody inspected on the day does not leave").or_default(),
         FIELD(sure_percent, "of days on which baggage is no more than by tickets, %")
             .at_least(50)
             .at_most(100)
             .or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// @errors settings_malformed
base::Outcome check_settings(Settings const&);

/// What items of a product need of their vehicles, bits of Skill.
std::int64_t needs_of(Settings const&, std::string_view product);

/// Of a hold, in percent, for passengers' baggage; markets may ask for more.
std::int64_t reserve_percent_on(Settings const&, DayType);

/// When mail that is ready then is promised to be there.
base::ServiceTime promise_of(Settings const&, base::ServiceTime ready);

}  // namespace planning::rules
