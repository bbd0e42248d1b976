// What every change of a version does: the row, the audit book, the journal, and the tasks that end with it.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/agreement/rules/version.h"
#include "platform/command/act.h"

namespace agreement::service {

using platform::command::Act;
using platform::command::Look;

/// A version with its agreement.
struct Held {
  rules::Agreement agreement;
  rules::Version version;
};
/// @errors version_unknown, out_of_reach
base::Result<Held> get_to_act(Act&, VersionId);
base::Result<Held> get_to_see(Look&, VersionId);

inline constexpr char kVersionSubject[] = "agreement/version/";
/// "agreement/version/17": journal, tasks and approvals speak of it so.
std::string subject_of(VersionId);
/// Screen of the agreement with this version open.
std::string path_of(rules::Version const&);
/// "JY-2026-001 v2": what tells it from others, in no language.
std::string topic_of(Held const&);

/// @param what  "agreement.save_draft"  @param event  of events::… @errors changed_meanwhile
base::Outcome store_changed(Act&, char const* what, rules::Version const& before, rules::Version const& after,
                            char const* event = events::kVersionChanged);
/// The same by the clock. @returns false when somebody else changed it meanwhile
bool store_by_clock(Tx&, base::Region, base::Instant now, rules::Version const& after, char const* event);

/// The post, or the leaders where the organisation has nobody in it: a task without anybody is seen by
/// nobody.
std::string post_there(Tx&, base::Region, base::Instant now, OrganisationId, std::string const& post);
/// Asks everybody of an organisation in a post.
struct Errand {
  std::string kind;  ///< "agreement.seal"
  std::string step;  ///< below the subject, "seal/2"
  OrganisationId organisation;
  std::string post;
  base::Instant due_at;
  PersonId person{};  ///< asked instead of the post; 0: nobody in particular
};
void ask_for(Tx&, base::Region, base::Instant now, Held const&, Errand const&);
/// Ends the tasks below a step of a version, all of them when it is "".
void settle_for(Tx&, base::Region, base::Instant now, VersionId, std::string const& step, PersonId by);

}  // namespace agreement::service
