// Spring travel counts from the lunar New Year.
#include "modules/network/face/season.h"

#include "modules/network/rules/market.h"

namespace network {
namespace {

constexpr int kDaysBefore = 15, kDaysInAll = 40;

}  // namespace

bool is_spring_travel(base::ServiceDate date) {
  for (int i = kDaysBefore - kDaysInAll + 1; i <= kDaysBefore; ++i)
    if (rules::is_lunar_new_year(base::add_days(date, i))) return true;
  return false;
}

}  // namespace network
