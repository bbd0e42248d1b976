// Irregularity 验单: a difference put on record, answered in time, decided with a liable side.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

enum class IrregularityKind {
  missing,
  extra,
  broken,
  misdirected,
  wet,
  seal_differs,
  weight_differs,
  form,
  other
};
DESCRIBE_ENUM(IrregularityKind, "Why it was raised.", "missing", "extra", "broken", "misdirected", "wet",
              "seal_differs", "weight_differs", "form", "other")
enum class IrregularityState { raised, replied, disputed, closed };
DESCRIBE_ENUM(IrregularityState, "Life of an irregularity.", "raised", "replied", "disputed", "closed")

struct Irregularity {
  IrregularityId id;
  std::string number;  ///< 验单号: year, node, serial
  IrregularityKind kind{};
  IrregularityState state{IrregularityState::raised};
  NodeId raised_by_node;
  PersonId raised_by;
  OrganisationId raised_organisation;
  OrganisationId to_organisation;  ///< 验达: who must answer
  NodeId to_node;
  HandoverId handover;
  WaybillId waybill;
  BagId bag;
  ItemId item;
  std::string description;
  std::string evidence;  ///< SHA-256 of photos, separated by spaces
  base::Instant raised_at, due_at;
  std::string reply;
  PersonId replied_by;
  base::Instant replied_at;
  OrganisationId liable_organisation;  ///< 0 until decided
  std::string outcome;
  PersonId closed_by;
  base::Instant closed_at;
  PersonId owner;  ///< who sees to the next word for their side; 0: whoever speaks for it
  base::Instant answered_at;  ///< first reply; `replied_at` is the last one
  std::int64_t version{1};
};
DESCRIBE(Irregularity, "An irregularity 验单.", FIELD(id, "key"), FIELD(number, "number"), FIELD(kind, "why"),
         FIELD(state, "life"), FIELD(raised_by_node, "raising node"), FIELD(raised_by, "who raised"),
         FIELD(raised_organisation, "its organisation"), FIELD(to_organisation, "who must answer"),
         FIELD(to_node, "at which node"), FIELD(handover, "handover"), FIELD(waybill, "waybill"),
         FIELD(bag, "bag"), FIELD(item, "item"), FIELD(description, "facts"), FIELD(evidence, "photos"),
         FIELD(raised_at, "raised"), FIELD(due_at, "answer due"), FIELD(reply, "answer"),
         FIELD(replied_by, "who answered"), FIELD(replied_at, "answered"),
         FIELD(liable_organisation, "who is liable"), FIELD(outcome, "decision"),
         FIELD(closed_by, "who closed"), FIELD(closed_at, "closed"),
         FIELD(owner, "who sees to the next word, 0: whoever speaks for the side"),
         FIELD(answered_at, "first answered"),
         FIELD(version, "grows with every change"))

/// Hours in which the other side answers. Configurable; 48 h by default.
inline constexpr std::int64_t kReplyHours = 48;
inline base::Instant reply_due(base::Instant asked_at) { return asked_at.plus_ms(kReplyHours * 3'600'000); }

/// Whose word is next: the answering side's, after its reply the raising side's, after closing nobody's (0).
OrganisationId next_side(Irregularity const&);
/// Seen to by one person of the side whose word is next, until that word; 0 gives it back to the side.
/// @errors irregularity_state_forbids
base::Result<Irregularity> assigned(Irregularity, PersonId owner);
/// @errors irregularity_state_forbids, reason_missing
base::Result<Irregularity> replied(Irregularity, std::string reply, PersonId, base::Instant now);
/// The raising side does not accept the reply: the clock runs again.
/// @errors irregularity_state_forbids, reason_missing
base::Result<Irregularity> disputed(Irregularity, std::string why, base::Instant now);
/// @errors irregularity_state_forbids, reason_missing
base::Result<Irregularity> closed(Irregularity, OrganisationId liable, std::string outcome, PersonId,
                                  base::Instant now);

}  // namespace mail::rules
