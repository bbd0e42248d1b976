// The day of a node: opened, balanced, closed, and reopened only by somebody else.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

enum class DayState { open, closed };
DESCRIBE_ENUM(DayState, "Life of a day.", "open", "closed")

/// 期初 + 收入 = 发出 + 期末, for items and for bags.
struct Day {
  NodeId node;
  base::ServiceDate service_date;
  DayState state{DayState::open};
  std::int64_t opening_items{}, in_items{}, out_items{}, closing_items{};
  std::int64_t opening_bags{}, in_bags{}, out_bags{}, closing_bags{};
  std::int64_t counted_items{-1}, counted_bags{-1};  ///< stock-taking; −1 when not counted
  std::string explanation;
  PersonId opened_by;
  base::Instant opened_at;
  PersonId closed_by;
  base::Instant closed_at;
  PersonId reopened_by;
  std::int64_t version{1};
};
DESCRIBE(Day, "The day of a node.", FIELD(node, "node"), FIELD(service_date, "operating day"),
         FIELD(state, "life"), FIELD(opening_items, "期初 items"), FIELD(in_items, "收入 items"),
         FIELD(out_items, "发出 items"), FIELD(closing_items, "期末 items"), FIELD(opening_bags, "期初 bags"),
         FIELD(in_bags, "收入 bags"), FIELD(out_bags, "发出 bags"), FIELD(closing_bags, "期末 bags"),
         FIELD(counted_items, "counted, −1 if not"), FIELD(counted_bags, "counted, −1 if not"),
         FIELD(explanation, "of a counted difference"), FIELD(opened_by, "who opened"),
         FIELD(opened_at, "opened"), FIELD(closed_by, "who closed"), FIELD(closed_at, "closed"),
         FIELD(reopened_by, "who reopened last"), FIELD(version, "grows with every change"))

/// What the books say: the sums of the day's movements and what is at the node now.
struct Books {
  std::int64_t in_items{}, out_items{}, in_bags{}, out_bags{};
  std::int64_t items_here{}, bags_here{};
};
bool balances(Day const&, Books const&);

/// The closing person's count; −1 when nobody counted.
struct Stocktaking {
  std::int64_t items{-1}, bags{-1};
  std::string explanation;
};
/// @errors day_closed, day_unbalanced (books, or a count that differs without explanation)
base::Result<Day> closed(Day, Books const&, Stocktaking const&, PersonId, base::Instant now);
/// @errors day_not_open (it is open already), day_same_person, reason_missing
base::Result<Day> reopened(Day, PersonId, std::string reason);

}  // namespace mail::rules
