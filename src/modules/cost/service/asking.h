// Asking for an approval: what it is about, whom it asks, and the tasks of those whose turn it is.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/cost/cost.h"
#include "modules/cost/rules/ruling.h"
#include "platform/approval/process.h"

namespace cost::service {

namespace approval = platform::approval;

/// What an approval is about.
struct Matter {
  std::string subject;  ///< "cost/expense/17"
  std::string kind;     ///< of the tasks that it makes, "cost.expense"
  std::string topic;    ///< tells it from others
  std::string path;     ///< screen with the record open
};

/// What an approval asks of: those of a side in a post, but who asks.
struct Wanted {
  char const* step;
  OrganisationId side;
  char const* post;
  OrganisationId but_of{};  ///< nobody who works there as well; 0: whoever it is
};
/// A step for each that somebody can take; one of them is enough.
std::vector<approval::Step> steps_for(Act&, PersonId maker, std::vector<Wanted> const&);

/// Finance and leaders of a side: they may be asked, and nobody else.
bool is_approver(Tx&, base::Region, base::Instant now, OrganisationId side, PersonId);

/// Begins one, and asks those of the first step. @errors approver_missing
base::Result<ApprovalId> ask_for_approval(Act&, Matter const&, PersonId maker, std::vector<approval::Step>);
/// Asks again for what was sent back to who asks now. @errors not_returned
base::Outcome ask_again(Act&, Matter const&, ApprovalId);
/// Carries out an act and lets the tasks follow. @errors of platform/approval
base::Result<approval::Process> perform(Act&, Matter const&, approval::ProcessId, approval::Entry const&);

/// What an act and the state after it mean to the record.
rules::Ruled ruled_of(approval::Process const&, approval::Entry const&);

}  // namespace cost::service
