// What every change of a notice does: the row, the audit book, the journal, tasks, and the versions' last
// day.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/rules/ending.h"
#include "modules/agreement/service/changing.h"
#include "platform/approval/process.h"

namespace agreement::service {

/// A notice with its agreement.
struct HeldEnding {
  rules::Agreement agreement;
  rules::Ending ending;
};
/// @errors ending_unknown, out_of_reach
base::Result<HeldEnding> get_ending_to_act(Act&, rules::EndingId);
/// A notice that was not given is seen by its own side only. @errors ending_unknown, out_of_reach
base::Result<HeldEnding> get_ending_to_see(Look&, rules::EndingId);
bool is_shown(platform::auth::Hat const&, rules::Ending const&);

inline constexpr char kEndingSubject[] = "agreement/ending/";
std::string subject_of(rules::EndingId);

/// What the journal says: keys only, since a notice is one side's own until it is given.
struct EndingFact {
  rules::EndingId ending;
  AgreementId agreement;
};
DESCRIBE(EndingFact, "A notice changed.", FIELD(ending, "which"), FIELD(agreement, "of which agreement"))

/// @param before  null: it is new @errors changed_meanwhile
base::Outcome store_ending(Act&, char const* what, rules::Ending const* before, rules::Ending const& after);
/// The same by the clock; tasks of it end. @returns false when somebody else changed it meanwhile
bool store_ending_by_clock(Tx&, base::Region, base::Instant now, rules::Ending const& after);

/// A task about a notice. @param step  below its subject
message::NewTask task_of(rules::Ending const&, std::string kind, std::string const& step);
/// Asks a post of a party, or its leaders where nobody is in it.
void ask_party(Tx&, base::Region, base::Instant now, message::NewTask, OrganisationId,
               std::string const& post);
void settle_ending(Act&, rules::EndingId, std::string const& step = {});

/// What is in force or will be, of one agreement.
std::vector<rules::Version> current_of(Tx&, base::Region, AgreementId);
/// By which a notice is measured now. @param versions  current ones, by first day, at least one
rules::Measured measured_by(std::vector<rules::Version> const& versions, base::Instant now);
/// Current versions end on the day that the notices give them, or go on when none binds. @errors
/// changed_meanwhile
base::Outcome apply_end(Act&, AgreementId);
/// Says of an approval of a notice that it is overdue. @returns false when it is of something else
bool find_overdue_ending(Tx&, base::Region, base::Instant now, platform::approval::Process const&);

}  // namespace agreement::service
