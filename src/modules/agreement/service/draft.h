// Drafting: agreements, supplements, and giving one up.
#pragma once
#include "modules/agreement/service/view.h"

namespace agreement::service {

struct NewAgreement {
  std::string number, title;
  OrganisationId payer, payee;
  rules::Draft draft;
};
DESCRIBE(NewAgreement, "Begins an agreement with its first draft.",
         FIELD(number, "of the paper").shortest(1).longest(40),
         FIELD(title, "title").shortest(1).longest(100), FIELD(payer, "who pays"),
         FIELD(payee, "who is paid"), FIELD(draft, "what it says"))
struct SaveDraft {
  VersionId version;
  std::int64_t seen{};
  rules::Draft draft;
};
DESCRIBE(SaveDraft, "Changes a draft.", FIELD(version, "which"),
         FIELD(seen, "its `version` when it was read"), FIELD(draft, "what it says now"))
struct MakeSupplement {
  AgreementId agreement;
  base::ServiceDate from_day, until_day;
  std::string reason;
};
DESCRIBE(MakeSupplement, "Begins a supplement with the words of the version before.",
         FIELD(agreement, "of which"), FIELD(from_day, "first day"), FIELD(until_day, "last day"),
         FIELD(reason, "why it is made").shortest(1).longest(400))
struct WithdrawVersion {
  VersionId version;
  std::string reason;
};
DESCRIBE(WithdrawVersion, "Gives up a version that is not sealed.", FIELD(version, "which"),
         FIELD(reason, "why").shortest(1).longest(400))

/// @errors out_of_reach, party_unknown, number_taken, days_reversed, number_twice
base::Result<VersionView> create_agreement(Act&, NewAgreement const&);
/// By the organisation whose draft it is. Answers to the legal checklist fall.
/// @errors version_unknown, out_of_reach, not_a_draft, changed_meanwhile, days_reversed, number_twice,
/// supplement_early
base::Result<VersionView> save_draft(Act&, SaveDraft const&);
/// @errors agreement_unknown, out_of_reach, supplement_open, supplement_early, days_reversed
base::Result<VersionView> make_supplement(Act&, MakeSupplement const&);
/// By the organisation whose draft it is; an approval under way is withdrawn by who requested it.
/// @errors version_unknown, out_of_reach, state_forbids, note_missing, approval.not_requester
base::Result<VersionView> withdraw_version(Act&, WithdrawVersion const&);

}  // namespace agreement::service
