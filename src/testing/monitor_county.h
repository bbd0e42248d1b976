// The planning county with vehicles that are watched.
#pragma once
#include "modules/monitor/module.h"
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
};

}  // namespace monitor
