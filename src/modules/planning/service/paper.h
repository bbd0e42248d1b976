// What is printed: vehicle orders 派车单 and duties 驾驶任务单, as PDF.
#pragma once
#include "base/result.h"
#include "modules/planning/service/order.h"
#include "platform/http/route.h"

namespace planning::service {

/// With stops, what is loaded and unloaded there by the plan, and room for signatures. @errors order_unknown,
/// out_of_reach @source domain.md 2.5: the fields of a 派车单
base::Result<platform::http::File> print_order(Look&, OneOrder const&);

struct PrintDuties {
  base::ServiceDate service_date;
  PersonId driver;
};
DESCRIBE(PrintDuties, "Duties of a day, one page a driver.", FIELD(service_date, "operating day"),
         FIELD(driver, "one driver; all if absent").or_default())
/// Drivers print their own. An empty page says that there is none.
base::Result<platform::http::File> print_duties(Look&, PrintDuties const&);

}  // namespace planning::service
