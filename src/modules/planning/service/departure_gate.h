// The departure gate of a day: what is known of each trip, and mail told which ones to keep back.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "modules/planning/rules/gate.h"
#include "platform/event/event.h"

namespace planning::service {

/// What planning knows of the trips of a day, read once.
class GateDesk {
 public:
  GateDesk(Tx&, base::Region, base::ServiceDate);

  std::vector<VehicleOrder> const& orders() const { return orders_; }
  /// Without the facts of mail. Risks count for trips without an order as well.
  rules::GateInput input_of(TripId) const;

 private:
  rules::TripPath path_of(TripId, VehicleOrder const*) const;
  /// By its order, else by its waybill; "" when nobody named one.
  std::string vehicle_of(TripId, VehicleOrder const*) const;

  Tx& tx_;
  base::Region region_;
  base::ServiceDate day_;
  std::vector<VehicleOrder> orders_;
  std::vector<rules::Duty> duties_;
  std::vector<rules::RedRisk> risks_;
  std::vector<rules::Inspection> inspections_;  ///< newest first
  std::map<TripId, std::string> on_waybills_;   ///< plates
  bool inspection_required_;
};

/// Mail keeps back every trip of the day for which something failed that planning knows, and lets all others
/// leave. Called whenever that may have changed.
void keep_gates(Tx&, base::Region, base::Instant now, base::ServiceDate);

/// A waybill that has not left was changed: it may have got its vehicle and driver.
void follow_waybill(Tx&, base::Region, platform::event::Event const&);

}  // namespace planning::service
