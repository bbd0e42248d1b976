// The planning county with vehicles that are watched.
#pragma once
#include "modules/monitor/module.h"
#include "modules/network/service/market.h"
#include "modules/tracking/module.h"
#include "modules/tracking/rules/intake.h"
#include "modules/tracking/service/fold.h"
#include "modules/tracking/store/intake.h"
#include "modules/tracking/store/link.h"
#include "testing/planning_county.h"
#include "testing/terminal.h"

namespace monitor {

class MonitorCounty : public planning::PlanningCounty {
 protected:
  std::span<platform::db::Migration const> migrations_above() override {
    static auto const all = testing_support::joined(
        {planning::module.migrations(), tracking::module.migrations(), module.migrations()});
    return all;
  }
  /// The gateway accepts reports of a vehicle now, and they are put in their place and passed on.
  void hear(std::string const& vehicle, std::span<tracking::Report const> reports, bool backlog,
            std::span<tracking::Watcher const> watchers) {
    std::string block;
    for (auto const& r : reports) {
      auto const body = testing_support::report_body({.at = r.at,
                                                      .lat = static_cast<double>(r.place.lat_e7) / 1e7,
                                                      .lon = static_cast<double>(r.place.lon_e7) / 1e7,
                                                      .speed_dkmh = static_cast<std::uint16_t>(r.speed_dkmh)});
      tracking::rules::append_accepted(block, {kTerminal, coach_, vehicle, now_, backlog, body});
    }
    database_->write_now([&](platform::db::Tx& tx) {
      tracking::store::insert_intake(tx, boss_.region, {ids_.next(now_.ms)}, std::ssize(reports), block);
      return true;
    });
    while (tracking::service::fold(*database_, boss_.region, now_, watchers)) {
    }
  }
  /// Its terminal connects now.
  void connect_terminal() {
    database_->write_now([&](platform::db::Tx& tx) {
      tracking::store::put_link(tx, boss_.region, {kTerminal, "gateway", "192.0.2.1", now_, {}});
      return true;
    });
  }
  static constexpr tracking::TerminalId kTerminal{7};
  /// A market at a node. @param weekdays  "2": each Tuesday
  void hold_market(network::NodeId node, char const* weekdays) {
    network::Market market{.node = node, .name = "清水街", .basis = network::MarketBasis::weekday, .days = weekdays};
    market.active_from = {20260101};
    must<network::Market>(boss_, [&](auto& a) { return network::service::create_market(a, market); });
  }
};

}  // namespace monitor
