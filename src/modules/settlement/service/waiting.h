// Tasks in the inbox for statements that wait: which side has to confirm, then to seal, until when.
#pragma once
#include <vector>

#include "modules/settlement/rules/statement.h"

namespace settlement::service {

/// Asks finance of both sides to confirm a statement that was drafted. @param by  last day of the agreement's
/// cycle
void ask_to_confirm(Act&, rules::Statement const&, base::ServiceDate by);
/// A side that has confirmed all its open lines is asked no longer; with both, their leaders are asked to
/// seal.
void follow_confirming(Act&, rules::Statement const&, std::vector<rules::StatementLine> const&);
/// A side that has sealed is asked no longer.
void follow_sealing(Act&, rules::Statement const&);

}  // namespace settlement::service
