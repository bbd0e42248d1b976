// Handovers: proposed by either side, checked by the receiver, signed by both, and then custody moves.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/service/desk.h"
#include "modules/mail/service/names.h"
#include "modules/mail/store/handover.h"

namespace mail::service {

using rules::Handover;
using rules::HandoverLine;

struct ProposeHandover {
  std::string uuid;
  NodeId node;
  NodeId to_node;
  WaybillId waybill;
  PersonId giver;
  OrganisationId giver_organisation;
  PersonId receiver;
  OrganisationId receiver_organisation;
  base::Instant made_at;
  std::vector<HandoverLine> lines;
  std::string remark;
  bool leaves_county{};
};
DESCRIBE(ProposeHandover, "Begins a handover; either side may.",
         FIELD(uuid, "made by the device").shortest(36).longest(36), FIELD(node, "where"),
         FIELD(to_node, "where things are afterwards; 0 on the vehicle").or_default(),
         FIELD(waybill, "waybill, 0 when no vehicle").or_default(), FIELD(giver, "person that gives"),
         FIELD(giver_organisation, "for whom"), FIELD(receiver, "person that takes"),
         FIELD(receiver_organisation, "for whom"), FIELD(made_at, "when, on the device"),
         FIELD(lines, "bags and loose items").shortest(1).longest(2000),
         FIELD(remark, "remark").longest(200).or_default(),
         FIELD(leaves_county, "the post takes it out of the county; without waybill and node afterwards").or_default())

struct FindHandover {
  HandoverId handover;
  std::vector<HandoverLine> lines;
};
DESCRIBE(FindHandover, "What the receiver found.", FIELD(handover, "which"),
         FIELD(lines, "every line with its result").shortest(1).longest(2000))

struct SignHandover {
  HandoverId handover;
  std::string digest;
  std::int64_t key{};
  std::string signature;
};
DESCRIBE(SignHandover, "Signs the content of a handover.", FIELD(handover, "which"),
         FIELD(digest, "SHA-256 of the content that was shown").shortest(64).longest(64),
         FIELD(key, "signing key"),
         FIELD(signature, "Ed25519 over the content, base64").shortest(80).longest(100))

struct EndHandover {
  HandoverId handover;
  std::string reason;
};
DESCRIBE(EndHandover, "Refuses (receiver) or withdraws (giver) a handover.", FIELD(handover, "which"),
         FIELD(reason, "why").longest(200).or_default())

struct FreezeHandover {
  HandoverId handover;
  std::string reason;
};
DESCRIBE(FreezeHandover, "Puts the differing lines apart 冻结, so that the rest can go.", FIELD(handover, "which"),
         FIELD(reason, "why the sides do not agree").shortest(1).longest(200))

/// A handover that two phones made without network: both signatures over one content.
struct CompleteHandover {
  ProposeHandover content;
  std::int64_t giver_key{};
  std::string giver_signature;
  std::int64_t receiver_key{};
  std::string receiver_signature;
};
DESCRIBE(CompleteHandover, "A handover signed by both without network.", FIELD(content, "what was signed"),
         FIELD(giver_key, "signing key"), FIELD(giver_signature, "Ed25519, base64").shortest(80).longest(100),
         FIELD(receiver_key, "signing key"),
         FIELD(receiver_signature, "Ed25519, base64").shortest(80).longest(100))

/// A handover as shown: with its lines.
struct HandoverView {
  store::HandoverRow handover;
  std::vector<HandoverLine> lines;
  std::vector<PersonName> people;
};
DESCRIBE(HandoverView, "A handover with its lines.", FIELD(handover, "the handover"),
         FIELD(lines, "its lines"), FIELD(people, "names of both sides"))

/// @errors out_of_reach, handover_not_party, of resolve_lines, check_lines, may_propose. A known uuid: what is stored.
base::Result<HandoverView> propose_handover(Act&, ProposeHandover const&);
/// @errors handover_not_party (only the receiver), photo_unknown, handover_state_forbids, those of check_lines
base::Result<HandoverView> find_handover(Act&, FindHandover const&);
/// @errors handover_not_party, content_differs, key_unknown, signature_invalid, handover_state_forbids
base::Result<HandoverView> sign_handover(Act&, SignHandover const&);
base::Result<HandoverView> end_handover(Act&, EndHandover const&);
/// Either side. The disputed lines go on record as irregularities and stay with the giver.
/// @errors handover_not_party, and those of rules::frozen
base::Result<HandoverView> freeze_handover(Act&, FreezeHandover const&);
/// @errors as propose and sign, content_differs (another content under the same uuid). Whichever phone comes first
/// stores it; the second one gets the same answer. Custody counts from the signatures, not from the sending.
base::Result<HandoverView> complete_handover(Act&, CompleteHandover const&);

HandoverView view_of(platform::db::Tx&, base::Region, store::HandoverRow);

}  // namespace mail::service
