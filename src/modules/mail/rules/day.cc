// The balance of a day.
#include "modules/mail/rules/day.h"

#include "modules/mail/rules/refusals.h"

namespace mail::rules {

bool balances(Day const& d, Books const& b) {
  return d.opening_items + b.in_items == b.out_items + b.items_here &&
         d.opening_bags + b.in_bags == b.out_bags + b.bags_here;
}

base::Result<Day> closed(Day d, Books const& b, Stocktaking const& count, PersonId by, base::Instant now) {
  if (d.state == DayState::closed) return refusal::day_closed;
  if (!balances(d, b))
    return base::refuse(refusal::day_unbalanced,
                        std::to_string(d.opening_items) + " + " + std::to_string(b.in_items) + " ≠ " +
                            std::to_string(b.out_items) + " + " + std::to_string(b.items_here));
  auto const differs =
      (count.items >= 0 && count.items != b.items_here) || (count.bags >= 0 && count.bags != b.bags_here);
  if (differs && count.explanation.empty()) return base::refuse(refusal::day_unbalanced, {}, "/explanation");
  d.state = DayState::closed;
  d.in_items = b.in_items;
  d.out_items = b.out_items;
  d.closing_items = b.items_here;
  d.in_bags = b.in_bags;
  d.out_bags = b.out_bags;
  d.closing_bags = b.bags_here;
  d.counted_items = count.items;
  d.counted_bags = count.bags;
  d.explanation = count.explanation;
  d.closed_by = by;
  d.closed_at = now;
  ++d.version;
  return d;
}

base::Result<Day> reopened(Day d, PersonId by, std::string reason) {
  if (d.state != DayState::closed) return refusal::day_not_open;
  if (by == d.closed_by) return refusal::day_same_person;
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  d.state = DayState::open;
  d.reopened_by = by;
  d.explanation = std::move(reason);
  ++d.version;
  return d;
}

}  // namespace mail::rules
