// Rates periods: what the running one comes to so far, and statements.
#pragma once
#include <string>

#include "modules/settlement/rules/statement.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

/// A period of an agreement as its events and versions make it now; reads only.
/// @errors agreement_unknown, what engine/rating refuses
base::Result<rules::Bill> bill_of(TermsBook const&, Tx&, base::Region, rules::AgreementId,
                                  rules::Period const&, base::Instant now);

/// Rates the statement of a period, which is made when there is none; lines of an earlier rating go. A
/// statement that is drafted also holds what corrects closed periods, and outcomes of disputes.
/// @param drafted  the period has ended and both sides may confirm; else it stays `rating`
/// @errors agreement_unknown, statement_closed, statement_begun, period_running, what engine/rating refuses
base::Result<rules::Statement> rate_statement(Act&, TermsBook const&, rules::AgreementId,
                                              rules::Period const&, bool drafted);

/// Once a day: every agreement's running period is rated up to yesterday, and a period that has ended is
/// drafted.
void rate_all(Act&, TermsBook const&);

inline std::string subject_of(StatementId id) { return "settlement/statement/" + std::to_string(id.value); }
inline std::string subject_of(rules::LineId id) { return "settlement/line/" + std::to_string(id.value); }

}  // namespace settlement::service
