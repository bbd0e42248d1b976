// What a terminal says is on its vehicle is told to other modules.
#pragma once
#include "modules/tracking/face/electronic_waybill.h"

namespace tracking::service {

void tell_waybill(Tx&, base::Region, base::Instant now, ElectronicWaybill const&);

}  // namespace tracking::service
