// From what a terminal sent to what is kept: clock, datum and places that cannot be.
#pragma once
#include <cstdint>
#include <string_view>

#include "engine/jtt/location.h"
#include "modules/tracking/rules/intake.h"
#include "modules/tracking/tracking.h"

namespace tracking::rules {

/// How far a terminal's clock may be from the time of receipt.
/// @source field reports: a clock in the future freezes the vehicle on the map, and blind areas last for days
inline constexpr std::int64_t kClockBackMs = 30LL * 86'400'000, kClockAheadMs = 10 * 60'000;

/// A time and a place that can be: else the report is kept without the one or the other, and its bytes are quarantined.
enum class Oddity { none, time, place };
Oddity oddity_of(jtt::Location const&);

/// @returns nothing when the body is shorter than a report
std::optional<Report> to_report(Accepted const&);

/// Of the additional items. @returns 0.1 km; -1 when it is not among them
std::int64_t mileage_of(std::string_view extras);

/// Same vehicle, GNSS time, place and alarm: the same report, sent again.
bool is_same(Report const&, Report const&);
/// The order in which reports of a vehicle are kept: by what makes them the same.
bool is_before(Report const&, Report const&);

}  // namespace tracking::rules
