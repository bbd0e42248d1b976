// Counted, not kept: a paper is never taken away.
#include "modules/settlement/service/serial.h"

#include <fmt/format.h>

namespace settlement::service {

std::string yearly_number(platform::command::Act& act, char const* what,
                          std::int64_t (*count_since)(platform::db::Tx&, base::Region, base::Instant)) {
  auto const year = base::service_date_of(act.now).yyyymmdd / 10'000;
  auto const since = base::instant_of({year * 10'000 + 101}, {0});
  return fmt::format("{}-{}-{}", what, year, count_since(act.tx, act.region, since) + 1);
}

}  // namespace settlement::service
