// Counting working days.
#include "modules/org/rules/calendar.h"

namespace org::rules {
namespace {

constexpr int kSaturday = 5;

}  // namespace

bool is_working_day(Exceptions const& exceptions, base::ServiceDate day) {
  auto const found = exceptions.find(day);
  return found == exceptions.end() ? base::weekday(day) < kSaturday : found->second;
}

base::ServiceDate add_working_days(Exceptions const& exceptions, base::ServiceDate from, int days) {
  auto day = from;
  while (days > 0) {
    day = base::add_days(day, 1);
    if (is_working_day(exceptions, day)) --days;
  }
  return day;
}

}  // namespace org::rules
