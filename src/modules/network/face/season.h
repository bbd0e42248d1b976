// Seasons of travel that a whole county sees.
#pragma once
#include "base/time.h"

namespace network {

/// 春运: the forty days from the fifteenth before the lunar New Year on, in which passengers bring most
/// baggage.
/// @source 国务院春运 notices: 2024-01-26 … 03-05, 2025-01-14 … 02-22, 2026-02-02 … 03-13
bool is_spring_travel(base::ServiceDate);

}  // namespace network
