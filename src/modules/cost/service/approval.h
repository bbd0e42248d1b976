// Use cases of approvals: of expenses, changes of budgets and cost bases alike.
#pragma once
#include <string>
#include <vector>

#include "modules/cost/cost.h"
#include "platform/approval/view.h"

namespace cost::service {

namespace approval = platform::approval;

struct OneApproval {
  approval::ProcessId approval;
};
DESCRIBE(OneApproval, "Which approval.", FIELD(approval, "key"))
/// Somebody to whom it may be handed on, or who may be asked more.
struct Approver {
  PersonId person;
  std::string name, post;
};
DESCRIBE(Approver, "Somebody who may be asked.", FIELD(person, "who"), FIELD(name, "name"),
         FIELD(post, "post"))
struct ApprovalDetail {
  approval::ApprovalView approval;
  std::vector<Approver> approvers;
};
DESCRIBE(ApprovalDetail, "An approval, and whom of the reader's side it may ask more.", FIELD(approval, "it"),
         FIELD(approvers, "who may be asked"))
struct ActInApproval {
  approval::ProcessId approval;
  approval::ActKind act{};
  PersonId person;
  std::int64_t to_step{-1};
  std::string note;
};
DESCRIBE(ActInApproval, "Does something in an approval.", FIELD(approval, "which"), FIELD(act, "what"),
         FIELD(person, "whom it is handed to, or who is asked more").or_default(),
         FIELD(to_step, "sent back to; -1: who requested it").at_least(-1).or_default(),
         FIELD(note, "reason").longest(500).or_default())

/// @errors approval.process_unknown, out_of_reach
base::Result<ApprovalDetail> view_approval(Look&, OneApproval const&);
/// The record that it is about follows: an expense that all agreed to is posted, a budget stands.
/// @errors approval.…, out_of_reach, approver_unsuitable, above_limit, budget_overlaps; of one that is asked
/// for again those of entering it
base::Result<ApprovalDetail> perform_act(Act&, ActInApproval const&);

/// By the clock: what waited before decisions were approvals is asked for, and who asked learns of steps that
/// are overdue.
void watch_approvals(platform::db::Database&, base::Region, base::Instant now);

}  // namespace cost::service
