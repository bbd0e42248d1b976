// Ratings stored in transactions of bounded size, so that a prefecture's month keeps nobody waiting.
#pragma once
#include <functional>

#include "modules/settlement/service/rating.h"

namespace settlement::service {

/// Rows of one transaction.
inline constexpr std::int64_t kRowsOfABatch = 5'000;

/// How a rating is stored.
struct Batched {
  std::int64_t rows{kRowsOfABatch};  ///< of one transaction
  /// After each transaction, rows of the rating: false leaves it as it is, for the same rating to go on with later.
  std::function<bool(std::int64_t done, std::int64_t total)> step{[](auto, auto) { return true; }};
  /// Runs the short transaction in somebody's name; the operator's unless given.
  std::function<void(std::function<bool(Act&)> const&)> act{};
};

/// Stores a prepared rating beside what is there, and puts it in its place in one short transaction; what it
/// replaces goes afterwards. Readers see either the one or the other. A rating that did not end is gone on with when it
/// comes out the same, else taken away with the next one.
/// @returns false when `step` left it
/// @errors changed_meanwhile: nothing of it stays
base::Result<bool> store_in_batches(platform::db::Database&, base::Region, base::Instant now, Prepared const&,
                                    Batched const& = {});

/// Every agreement's running period up to yesterday, and what has ended drafted: each period on its own, none
/// of them in one transaction. What cannot be rated stays as it was; people see since when.
void rate_all(platform::db::Database&, TermsBook const&, base::Region, base::Instant now);

}  // namespace settlement::service
