// The reports of a vehicle in one hour, packed by their differences: some ten bytes each.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::rules {

inline constexpr std::int64_t kHourMs = 3'600'000;
/// Hours since 1970.
constexpr std::int64_t hour_of(base::Instant at) { return at.ms / kHourMs; }

std::string pack(std::span<Report const>);
/// Whole reports as far as the bytes go.
std::vector<Report> unpack(std::string_view packed);

/// Puts new reports among those that are kept, each once. @param kept,fresh  both in the order of is_before
/// @returns those of `fresh` that were not there
std::vector<Report> merge(std::vector<Report>& kept, std::vector<Report> const& fresh);

}  // namespace tracking::rules
