// Tasks in the inbox for statements that wait: which side has to confirm, to answer in a dispute, to seal, until
// when.
#pragma once
#include <vector>

#include "modules/message/message.h"
#include "modules/settlement/rules/statement.h"

namespace settlement::service {

/// Asks finance of both sides to confirm a statement that was drafted. @param by  last day of the agreement's
/// cycle
void ask_to_confirm(Act&, rules::Statement const&, base::ServiceDate by);
/// A line stands again after a dispute: finance of both sides is asked once more.
void ask_to_confirm_again(Act&, rules::Statement const&);
/// A side that has confirmed all its open lines is asked no longer; with both, their leaders are asked to
/// seal.
void follow_confirming(Act&, rules::Statement const&, std::vector<rules::StatementLine> const&);
/// A side that has sealed is asked no longer; once both have, finance of the payee is asked for the invoice.
void follow_sealing(Act&, rules::Statement const&);

/// Asks even when the same was asked and done before: `version` of the record tells the two apart. What is still open
/// of it ends. @param by  whose doing that is; 0: the system's
void ask_anew(Act&, message::NewTask, std::int64_t version, PersonId by = {});

/// Whoever did not speak last in a dispute is asked to answer; nobody once it is agreed.
void follow_dispute(Act&, rules::Statement const&, rules::Dispute const&);

}  // namespace settlement::service
