// 平台查岗: what the platform above asks is a task for the dispatcher on duty.
#pragma once
#include "modules/monitor/monitor.h"

namespace monitor::service {

/// Asks while it is open; ends the task once it is answered.
void take_question(Tx&, base::Region, base::Instant now, tracking::Question const&);

}  // namespace monitor::service
