// Rates periods: what the running one comes to so far, and statements.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/statement.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

/// A period of an agreement as its events and versions make it now; reads only.
/// @errors agreement_unknown, what engine/rating refuses
base::Result<rules::Bill> bill_of(TermsBook const&, Tx&, base::Region, rules::AgreementId,
                                  rules::Period const&, base::Instant now);

/// Which period is rated, and for whom.
struct Wanted {
  rules::AgreementId agreement;
  rules::Period period;
  bool drafted{};
  PersonId by;        ///< who has it drafted; 0: the clock
  StatementId fresh;  ///< key of the statement when there is none yet
};
/// A statement that may be rated, with the versions that price it.
struct Begun {
  rules::Statement statement;  ///< new with version 0 when there is none
  std::vector<rules::Terms> terms;
};
/// @errors period_malformed, period_running, agreement_unknown, statement_exists, statement_closed, statement_begun
base::Result<Begun> begin_rating(Tx&, base::Region, base::Instant now, TermsBook const&, Wanted const&);

/// A rating that is not stored yet.
struct Prepared {
  rules::Statement statement;  ///< as it will be
  rules::Bill bill;
  std::vector<rules::StatementLine> lines;  ///< of the bill, without keys
  base::ServiceDate confirm_by;             ///< of a draft
};
/// Reads only. What is drafted also holds what corrects closed periods, and outcomes of disputes.
/// @errors those of `begin_rating`, what engine/rating refuses
base::Result<Prepared> prepare(Tx&, base::Region, base::Instant now, TermsBook const&, Wanted const&);
/// The statement as it was prepared, when nobody has changed it meanwhile; a draft asks both sides to
/// confirm. @errors changed_meanwhile
base::Outcome store_rated(Act&, Prepared const&);

inline std::string subject_of(StatementId id) { return "settlement/statement/" + std::to_string(id.value); }
inline std::string subject_of(rules::LineId id) { return "settlement/line/" + std::to_string(id.value); }

}  // namespace settlement::service
