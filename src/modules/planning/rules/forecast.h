// Forecast of mail by relation: exponential smoothing over days of the same kind.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "modules/mail/mail.h"
#include "modules/planning/rules/demand.h"

namespace planning::rules {

/// Days of history that count, and the weight of the newest day.
inline constexpr int kHistoryDays = 28;
inline constexpr double kNewest = 0.3;

/// Kind of a day for a relation: market days 逢集 draw other mail than others, and so do weekends.
using DayKind = std::function<int(base::ServiceDate, NodeId origin, NodeId destination)>;

/// Simple exponential smoothing by relation over the earlier days of the same kind, from the first day on
/// which the relation had mail; a day without mail counts as none. Relations below half an item are left out.
/// @param history  of the kHistoryDays before `day`, in any order
/// @source Gardner, "Exponential smoothing: the state of the art", 1985
std::vector<Usual> forecast(std::span<mail::DayVolume const> history, base::ServiceDate day,
                            DayKind const& kind);

}  // namespace planning::rules
