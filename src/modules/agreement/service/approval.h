// The approval of a version: who is asked, what they do, and what comes of it.
#pragma once
#include "modules/agreement/service/view.h"
#include "platform/approval/view.h"

namespace agreement::service {

namespace approval = platform::approval;

/// Somebody who may be asked.
struct Approver {
  PersonId person;
  std::string name, organisation_name, post;
};
DESCRIBE(Approver, "Somebody who may be asked.", FIELD(person, "who"), FIELD(name, "name"),
         FIELD(organisation_name, "of which party"), FIELD(post, "post"))
/// Law, money and leaders of both parties, as far as they are there.
struct ProposedSteps {
  std::vector<approval::Step> steps;
  std::vector<Approver> approvers;
};
DESCRIBE(ProposedSteps, "Steps that are usual, and everybody who may be asked.", FIELD(steps, "steps"),
         FIELD(approvers, "who may be asked"))

struct SubmitVersion {
  VersionId version;
  std::vector<approval::Step> steps;
};
DESCRIBE(SubmitVersion, "Submits a draft for approval.", FIELD(version, "which"),
         FIELD(steps, "who is asked; of one sent back the steps stay").longest(10).or_default())

struct PerformAct {
  VersionId version;
  approval::ActKind act{};
  PersonId person;
  std::int64_t to_step{-1};
  std::string note;
};
DESCRIBE(PerformAct, "Does something in the approval of a version.", FIELD(version, "which"),
         FIELD(act, "what"), FIELD(person, "whom it is handed to, or who is asked more").or_default(),
         FIELD(to_step, "sent back to; -1: who requested it").at_least(-1).or_default(),
         FIELD(note, "reason").longest(500).or_default())

/// An approval with names.
approval::ApprovalView view_of(Tx&, base::Region, approval::Process const&);
/// @errors version_unknown, out_of_reach
base::Result<ProposedSteps> propose_steps(Look&, OneVersion const&);
/// @errors version_unknown, out_of_reach
base::Result<approval::ApprovalView> view_approval(Look&, OneVersion const&);
/// Begins the approval, or goes on with one that was sent back.
/// @errors version_unknown, out_of_reach, those of rules::check_draft, state_forbids, approver_unsuitable,
/// own_draft, approval.…
base::Result<VersionView> submit_version(Act&, SubmitVersion const&);
/// @errors version_unknown, out_of_reach, state_forbids, approver_unsuitable, own_draft, approval.…
base::Result<VersionView> perform_act(Act&, PerformAct const&);
/// Says of steps that are overdue, once each.
void find_overdue(Tx&, base::Region, base::Instant now);

}  // namespace agreement::service
