// 虚拟扫描: the run that a bag goes with, and when it comes, without a scan.
#pragma once
#include <optional>
#include <vector>

#include "modules/monitor/rules/run.h"
#include "modules/monitor/service/board.h"

namespace monitor::service {

BagOnRun bag_of(mail::RidingBag const&, std::vector<rules::RunStop> const&);

struct RidingRun {
  rules::DrivenRun driven;
  BagOnRun bag;
};
/// Of today or yesterday; empty when the bag stands on no waybill of them, or is unloaded.
std::optional<RidingRun> find_riding(Tx&, base::Region, mail::BagId, base::Instant now);

}  // namespace monitor::service
