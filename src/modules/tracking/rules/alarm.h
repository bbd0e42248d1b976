// Alarms 终端报警: bits that a terminal sets, told once when they rise.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::rules {

using tracking::Alarm;
using tracking::AlarmId;
using tracking::AlarmKind;

std::vector<AlarmKind> kinds_of(std::uint32_t bits);

/// Bits that rise at a report which came late. A bit that goes on into a report that was known before was told then.
/// @param before  bits of the report before the first of `reports`
/// @param reports  in order; @param is_new  of each of them
/// @param at  which one
std::uint32_t late_edge(std::uint32_t before, std::span<Report const> reports, std::span<bool const> is_new,
                        std::size_t at);

}  // namespace tracking::rules
