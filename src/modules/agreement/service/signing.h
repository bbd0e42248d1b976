// Signing: the paper made, both seals set in their order, and what they prove.
#pragma once
#include "modules/agreement/service/view.h"
#include "platform/http/route.h"
#include "platform/sealing/paper_seal.h"

namespace agreement::service {

struct SendToSign {
  VersionId version;
  OrganisationId first;
};
DESCRIBE(SendToSign, "Makes the paper and asks for the seals.", FIELD(version, "which"),
         FIELD(first, "who seals first; 0: who is paid").or_default())
struct SetSeal {
  VersionId version;
  std::string digest;
};
DESCRIBE(SetSeal, "Sets the organisation's seal on the paper.", FIELD(version, "which"),
         FIELD(digest, "SHA-256 of the paper that was read, hex").shortest(64).longest(64))

using platform::sealing::SealView;
/// A step of signing, from the books.
struct SigningView {
  VersionId version;
  AgreementId agreement;
  std::string number, title, payer_name, payee_name;
  std::int64_t edition{};
  VersionState state{};
  bool has_paper{}, paper_unaltered{};
  std::string digest, file_digest;
  base::Instant made_at;
  OrganisationId next;
  std::string next_name;
  std::vector<SealView> seals;
};
DESCRIBE(SigningView, "The paper of a version and its seals.", FIELD(version, "which"),
         FIELD(agreement, "of which"), FIELD(number, "of the agreement"), FIELD(title, "title"),
         FIELD(payer_name, "who pays"), FIELD(payee_name, "who is paid"), FIELD(edition, "edition"),
         FIELD(state, "life"), FIELD(has_paper, "it was sent to be signed"),
         FIELD(paper_unaltered, "the paper has its digest still"), FIELD(digest, "SHA-256 of the paper, hex"),
         FIELD(file_digest, "SHA-256 of the file with the seals that are set, hex"),
         FIELD(made_at, "paper made"), FIELD(next, "whose seal is next; 0: none"),
         FIELD(next_name, "its name"), FIELD(seals, "in their order"))
struct AskDigest {
  std::string digest;
};
DESCRIBE(AskDigest, "Which paper.", FIELD(digest, "SHA-256 of a file, hex").shortest(64).longest(64))
struct AskSignature {
  VersionId version;
  std::int64_t place{};
};
DESCRIBE(AskSignature, "Which signature.", FIELD(version, "of which version"),
         FIELD(place, "1: the first").at_least(1).at_most(2))

/// By the organisation whose draft it is.
/// @errors version_unknown, out_of_reach, not_approved, checklist_open, party_unknown, already_over
base::Result<VersionView> send_to_sign(Act&, SendToSign const&);
/// With the second seal it is in force from its first day on.
/// @errors version_unknown, out_of_reach, state_forbids, own_draft, not_your_seal, already_over,
/// changed_meanwhile
base::Result<VersionView> set_seal(Act&, SetSeal const&);
/// @errors version_unknown, out_of_reach
base::Result<SigningView> view_signing(Look&, OneVersion const&);
/// What a file in somebody's hands is, by its digest: the paper, or with the seals that were on it then.
/// @errors paper_unknown, out_of_reach
base::Result<SigningView> verify_paper(Look&, AskDigest const&);
/// @errors version_unknown, out_of_reach, paper_unknown
base::Result<platform::http::File> print_paper(Look&, OneVersion const&);
/// A draft as its paper would be. @errors version_unknown, out_of_reach
base::Result<platform::http::File> print_draft(Look&, OneVersion const&);
/// Of a seal beside the paper, for checking with other programs: `openssl cms -verify`.
/// @errors version_unknown, out_of_reach, paper_unknown
base::Result<platform::http::File> print_signature(Look&, AskSignature const&);

}  // namespace agreement::service
