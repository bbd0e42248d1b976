// Handover 交接: the one act by which a bag or a loose item changes hands. Both sides sign the same content.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

/// `proposed`: the giver listed it. `differing`: the receiver found a difference that the giver has not
/// confirmed. `signed_by_both`: custody has moved. `refused`, `withdrawn`: nothing moved.
enum class HandoverState { proposed, differing, signed_by_both, refused, withdrawn };
DESCRIBE_ENUM(HandoverState, "Life of a handover.", "proposed", "differing", "signed_by_both", "refused",
              "withdrawn")

/// What the receiver found: as listed, 少 missing, 多 extra, 破 broken, 错 misdirected, 湿 wet, 封志异常
/// seal.
enum class LineResult { good, missing, extra, broken, misdirected, wet, seal_differs };
DESCRIBE_ENUM(LineResult, "What the receiver found.", "good", "missing", "extra", "broken", "misdirected",
              "wet", "seal_differs")

/// One bag or one loose item of a handover.
struct HandoverLine {
  std::int64_t line{};
  BagId bag;
  ItemId item;
  std::string code;  ///< what was scanned: barcode or item number
  LineResult result{LineResult::good};
  std::string seal_no;   ///< bags: the seal as found
  base::Grams gross_g;   ///< bags: on the receiver's scale, 0 when not weighed
  std::string evidence;  ///< SHA-256 of a photo, or ""
  std::string note;
};
DESCRIBE(HandoverLine, "One bag or loose item of a handover.", FIELD(line, "order from 1").or_default(),
         FIELD(bag, "the bag, or 0").or_default(), FIELD(item, "the loose item, or 0").or_default(),
         FIELD(code, "what was scanned").longest(64), FIELD(result, "what the receiver found").or_default(),
         FIELD(seal_no, "seal as found").longest(40).or_default(),
         FIELD(gross_g, "receiver's scale, grams").at_least(0).at_most(200'000).or_default(),
         FIELD(evidence, "SHA-256 of a photo").longest(64).or_default(),
         FIELD(note, "remark").longest(200).or_default())

struct Side {
  PersonId person;
  HatId hat;
  OrganisationId organisation;
  std::int64_t key{};     ///< signing key
  std::string signature;  ///< Ed25519 over the content, base64; "" while unsigned
};

struct Handover {
  HandoverId id;
  std::string uuid;  ///< made by the giver's device
  HandoverState state{HandoverState::proposed};
  NodeId node;
  WaybillId waybill;  ///< 0 when no vehicle is involved
  Side giver, receiver;
  NodeId to_node;  ///< where things are afterwards; 0: on the waybill's vehicle, or out of the county without one
  base::Instant made_at, completed_at;
  std::vector<HandoverLine> lines;
  std::string remark;
  std::int64_t version{1};
};

/// The exact bytes that both sides sign, one fact a line, so that two phones without network build the same
/// text:
///
///     yidao-handover-1
///     <uuid> <region> <node> <waybill> <node afterwards, 0 on the vehicle; 0 and waybill 0: out of the county>
///     <giver person> <giver organisation>
///     <receiver person> <receiver organisation>
///     <made_at, Unix ms>
///     <bag:ID|item:ID|code:CODE> <result> <gross_g> <seal or -> <photo or ->      one for each line, in
///     order
///
/// Spaces and line ends in codes and seals are refused when they are read, so the text is unambiguous.
std::string content_of(Handover const&, base::Region);

/// Things go out of the county with the post: no node and no vehicle of it holds them afterwards.
bool leaves_county(Handover const&);

/// @errors handover_same_person, handover_empty, handover_line_twice, number_malformed (a code or seal with a space)
base::Outcome may_propose(Handover const&);

/// Which side a person is; empty when neither.
enum class Party { giver, receiver };
std::optional<Party> party_of(Handover const&, PersonId);

int count_differences(std::span<HandoverLine const>);

/// The receiver's findings take the place of the giver's list. With a difference the giver's signature falls
/// away: he must confirm before anything moves (domain.md 2.5 rule 2).
/// @errors handover_state_forbids
base::Result<Handover> with_findings(Handover, std::vector<HandoverLine> found);

/// The handover with one more signature (already verified). Completed when both are there.
/// @errors handover_state_forbids
base::Result<Handover> with_signature(Handover, Party, std::int64_t key, std::string signature,
                                      base::Instant now);

/// 冻结: the sides do not agree about the differences now. Those lines leave the handover for an irregularity and
/// nothing of them moves; the rest is signed anew. With no line left the handover is refused.
struct Frozen {
  Handover handover;
  std::vector<HandoverLine> apart;
};
/// @errors handover_state_forbids, nothing_to_freeze, reason_missing
base::Result<Frozen> frozen(Handover, std::string reason);

/// @errors handover_state_forbids, reason_missing
base::Result<Handover> refused(Handover, std::string reason);
base::Result<Handover> withdrawn(Handover);

/// What happens to the subject of a line once both have signed: what was not there stays with the giver.
bool moves(LineResult);
/// Which difference of a line asks for an irregularity.
bool is_difference(LineResult);

}  // namespace mail::rules
