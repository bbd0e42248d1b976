// Drafts that a person asks for: rated in the background, in the same small transactions as the clock's.
#pragma once
#include <functional>
#include <memory>

#include "modules/settlement/service/statement.h"
#include "platform/jobs/jobs.h"

namespace settlement::service {

inline constexpr char kDraftWork[] = "settlement.draft";

/// Queues the rating of a period as a whole; the statement, made when there is none, says how far it is. One
/// that is under way already is not begun twice.
/// @errors those of `begin_rating`, not_a_side
base::Result<StatementView> draft_statement(Act&, TermsBook const&, DraftStatement const&);

/// Rates what was asked for, in the name of who asked. After a restart it goes on with the rows that are
/// written.
/// @throws std::runtime_error with the reason when it is refused meanwhile
platform::jobs::Worker draft_worker(std::shared_ptr<TermsBook const>, std::function<base::Instant()> clock);

}  // namespace settlement::service
