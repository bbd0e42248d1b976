// The planning county with vehicles that are watched.
#pragma once
#include "modules/monitor/module.h"
#include "modules/network/service/market.h"
#include "modules/tracking/module.h"
#include "testing/planning_county.h"

namespace monitor {

class MonitorCounty : public planning::PlanningCounty {
 protected:
  std::span<platform::db::Migration const> migrations_above() override {
    static auto const all = testing_support::joined(
        {planning::module.migrations(), tracking::module.migrations(), module.migrations()});
    return all;
  }
  /// A market at a node. @param weekdays  "2": each Tuesday
  void hold_market(network::NodeId node, char const* weekdays) {
    network::Market market{.node = node, .name = "清水街", .basis = network::MarketBasis::weekday, .days = weekdays};
    market.active_from = {20260101};
    must<network::Market>(boss_, [&](auto& a) { return network::service::create_market(a, market); });
  }
};

}  // namespace monitor
