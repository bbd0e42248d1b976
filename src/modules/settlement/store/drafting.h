// Rows of ratings that are being written.
#pragma once
#include <optional>
#include <string>

#include "modules/settlement/rules/statement.h"

namespace settlement::store {

using rules::AgreementId;

/// A rating of a period under way.
struct Drafting {
  AgreementId agreement;
  base::ServiceDate first_day;
  std::int64_t job{};  ///< that somebody asked for; 0: the clock's
  StatementId beside;  ///< key that its rows have so far; 0: none is written yet
  std::string digest;  ///< of what is being written
};
DESCRIBE(Drafting, "A rating under way.", FIELD(agreement, "agreement"), FIELD(first_day, "first day"),
         FIELD(job, "job, 0: the clock's"), FIELD(beside, "key of its rows"),
         FIELD(digest, "of what is written"))

std::optional<Drafting> find_drafting(Tx&, base::Region, AgreementId, base::ServiceDate first_day);
/// In the place of an earlier one of the period.
void save_drafting(Tx&, base::Region, Drafting const&);
void delete_drafting(Tx&, base::Region, AgreementId, base::ServiceDate first_day);

}  // namespace settlement::store
