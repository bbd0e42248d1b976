// Ratings stored in transactions of bounded size, so that a prefecture's month keeps nobody waiting.
#pragma once
#include "modules/settlement/service/rating.h"

namespace settlement::service {

/// Rows of one transaction.
inline constexpr std::int64_t kRowsOfABatch = 5'000;

/// Stores a prepared rating beside what is there, and puts it in its place in one short transaction; what it
/// replaces goes afterwards. Readers see either the one or the other. What a rating that did not end left
/// behind is taken away with the next one.
/// @errors changed_meanwhile: nothing of it stays
base::Outcome store_in_batches(platform::db::Database&, base::Region, base::Instant now, Prepared const&,
                               std::int64_t rows = kRowsOfABatch);

/// Every agreement's running period up to yesterday, and what has ended drafted: each period on its own, none
/// of them in one transaction. What cannot be rated stays as it was; people see since when.
void rate_all(platform::db::Database&, TermsBook const&, base::Region, base::Instant now);

}  // namespace settlement::service
