// Seals of both sides; with the second a statement is closed and stands in both companies' books.
#pragma once
#include "modules/settlement/service/statement.h"

namespace settlement::service {

/// @errors statement_unknown, not_a_side, statement_closed, period_running, lines_open, already_sealed,
///         maker_is_checker, what the books refuse
base::Result<StatementView> seal_statement(Act&, OneStatement const&);

/// A dispute about a line of a closed statement is over: the amount that waited for it in the books is let
/// go.
/// @errors what the books refuse
base::Outcome void_frozen(Act&, rules::Statement const&, rules::StatementLine const&);

}  // namespace settlement::service
