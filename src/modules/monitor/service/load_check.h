// What terminals list beside what was handed over, and what they are told to carry.
#pragma once
#include "modules/mail/mail.h"
#include "modules/monitor/monitor.h"
#include "modules/tracking/face/electronic_waybill.h"

namespace monitor::service {

/// The list of the vehicle's run is compared and kept; what differs raises alerts. Without a run there is nothing to
/// compare it with.
void take_load(Tx&, base::Region, base::Instant now, tracking::ElectronicWaybill const&);
/// A vehicle has left a stop: its terminal is told what is on board.
void send_load(Tx&, base::Region, base::Instant now, mail::WaybillFact const&);

}  // namespace monitor::service
