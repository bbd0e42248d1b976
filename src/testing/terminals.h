// Terminals registered in a database of its own, with a gateway for them to connect to.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "modules/tracking/link/gateway.h"
#include "modules/tracking/module.h"
#include "modules/tracking/service/terminal.h"
#include "testing/staff.h"
#include "testing/terminal.h"

namespace tracking {

class TerminalFleet : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (IsSkipped()) return;
    boss_ = operator_hat();
    patience_.login_ms = 1'000;
    patience_.part_ms = 600;
    patience_.answer_ms = 400;
  }
  void TearDown() override { gateway_.reset(); }

  /// With the clock of the tests.
  void open_gateway(char const* name = "test") {
    gateway_ = make_gateway(name);
    gateway_->start();
  }
  std::unique_ptr<link::Gateway> make_gateway(char const* name) {
    link::Gateway::Settings settings;
    settings.patience = patience_;
    settings.listener = listener_;
    settings.name = name;
    return std::make_unique<link::Gateway>(
        service::open_books(*database_, boss_.region, [this] { return now_; }), settings);
  }
  rules::Terminal enrol(std::string number, std::string vehicle, service::RegisterTerminal more = {}) {
    more.number = std::move(number);
    more.vehicle = std::move(vehicle);
    more.code = "secret-" + more.vehicle.substr(more.vehicle.size() - 4);
    more.organisation = coach_;
    return act<rules::Terminal>(boss_, [&](service::Act& a) { return service::register_terminal(a, more); }).value();
  }
  static std::string code_of(rules::Terminal const& t) { return "secret-" + t.vehicle.substr(t.vehicle.size() - 4); }

  platform::auth::Hat boss_;
  link::Patience patience_;
  platform::net::ListenerSettings listener_;
  std::unique_ptr<link::Gateway> gateway_;
};

}  // namespace tracking
