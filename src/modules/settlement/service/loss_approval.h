// Who approves what is owed for a loss, and their tasks.
#pragma once
#include "modules/settlement/store/loss.h"
#include "platform/approval/process.h"

namespace settlement::service {

/// Somebody of the finance or the leaders of the liable side, not who raised it; for large sums a leader of the
/// contractor as well. The loss is not stored yet.
/// @errors approver_missing
base::Outcome ask_approval(Act&, rules::Loss&);
/// One of those who are asked agrees, or declines for all.
/// @returns the process after it  @errors those of platform/approval
base::Result<platform::approval::Process> vote(Act&, rules::Loss const&, bool approves, std::string const& note);

}  // namespace settlement::service
