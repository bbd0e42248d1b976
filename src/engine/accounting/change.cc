// Posted amounts, and pending ones that are reserved and released.
#include "engine/accounting/change.h"

namespace accounting {
namespace {

constexpr base::Money kZero{};

Balance posted(base::Money amount) { return {.posted = amount}; }
Balance reserved(base::Money amount) {
  return amount > kZero ? Balance{.pending_debit = amount} : Balance{.pending_credit = kZero - amount};
}
Balance released(base::Money amount) {
  return amount > kZero ? Balance{.pending_debit = kZero - amount} : Balance{.pending_credit = amount};
}

template <typename Of>
std::vector<Change> each(std::vector<Entry> const& entries, Of of) {
  std::vector<Change> out;
  for (auto const& e : entries) out.push_back({e.account, of(e.amount)});
  return out;
}

}  // namespace

std::vector<Change> changes_of(Enter const& o) {
  return each(o.entries, [&o](base::Money amount) { return o.pending ? reserved(amount) : posted(amount); });
}

std::vector<Change> changes_of(Settle const& o, std::vector<Entry> const& entries) {
  return each(entries, [&o](base::Money amount) {
    return o.posts ? released(amount) + posted(amount) : released(amount);
  });
}

std::vector<Change> changes_of(Reverse const&, std::vector<Entry> const& entries) {
  return each(entries, [](base::Money amount) { return posted(kZero - amount); });
}

}  // namespace accounting
