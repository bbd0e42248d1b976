// Rows of alarms.
#pragma once
#include <string>
#include <vector>

#include "modules/tracking/rules/alarm.h"
#include "modules/tracking/rules/reach.h"

namespace tracking::store {

void insert_alarm(Tx&, base::Region, rules::Alarm const&);

struct AlarmFilter {
  rules::Scope scope;
  std::string vehicle, kind;
  rules::AlarmId after;  ///< older than this one
  std::int64_t limit{100};
};
/// Newest first.
std::vector<rules::Alarm> list_alarms(Tx&, base::Region, AlarmFilter const&);
/// @returns how many went
std::int64_t erase_alarms(Tx&, base::Region, base::Instant before, std::int64_t limit);

}  // namespace tracking::store
