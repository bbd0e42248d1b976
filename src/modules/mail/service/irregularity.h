// Raising, answering and closing irregularities; photos as evidence.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/rules/irregularity.h"
#include "modules/mail/rules/waybill.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct RaiseIrregularity {
  NodeId node;
  rules::IrregularityKind kind{};
  OrganisationId to_organisation;
  NodeId to_node;
  BagId bag;
  ItemId item;
  WaybillId waybill;
  std::string description;
  std::string evidence;
};
DESCRIBE(RaiseIrregularity, "Raises an irregularity 验单.", FIELD(node, "raising node"), FIELD(kind, "why"),
         FIELD(to_organisation, "who must answer"), FIELD(to_node, "at which node").or_default(),
         FIELD(bag, "bag").or_default(), FIELD(item, "item").or_default(),
         FIELD(waybill, "waybill").or_default(), FIELD(description, "facts").shortest(1).longest(1000),
         FIELD(evidence, "SHA-256 of photos").longest(700).or_default())
struct AssignIrregularity {
  IrregularityId irregularity;
  PersonId owner;
};
DESCRIBE(AssignIrregularity, "Says who sees to an irregularity 指派经办人.", FIELD(irregularity, "which"),
         FIELD(owner, "who; 0 gives it back to the side whose word is next").or_default())
struct ReplyIrregularity {
  IrregularityId irregularity;
  std::string reply;
};
DESCRIBE(ReplyIrregularity, "Answers an irregularity.", FIELD(irregularity, "which"),
         FIELD(reply, "answer").shortest(1).longest(1000))
struct DisputeReply {
  IrregularityId irregularity;
  std::string reason;
};
DESCRIBE(DisputeReply, "Does not accept the answer.", FIELD(irregularity, "which"),
         FIELD(reason, "why").shortest(1).longest(1000))
struct CloseIrregularity {
  IrregularityId irregularity;
  OrganisationId liable_organisation;
  std::string outcome;
};
DESCRIBE(CloseIrregularity, "Closes an irregularity.", FIELD(irregularity, "which"),
         FIELD(liable_organisation, "who is liable, 0 for nobody").or_default(),
         FIELD(outcome, "decision").shortest(1).longest(1000))

/// @errors out_of_reach, photo_unknown, organisation_unknown, and what is unknown of node, bag, item and waybill
base::Result<rules::Irregularity> raise_irregularity(Act&, RaiseIrregularity const&);
/// Only the side whose word is next, and only to somebody who works there today; the task goes to that person.
/// @errors irregularity_unknown, out_of_reach, irregularity_state_forbids, owner_elsewhere
base::Result<rules::Irregularity> assign_irregularity(Act&, AssignIrregularity const&);
/// Only the organisation that must answer. @errors irregularity_unknown, out_of_reach, and those of
/// rules::replied
base::Result<rules::Irregularity> reply_irregularity(Act&, ReplyIrregularity const&);
/// Only the raising organisation.
base::Result<rules::Irregularity> dispute_reply(Act&, DisputeReply const&);
/// Only the raising organisation; the answering side when it accepts its own liability.
/// @errors irregularity_unknown, out_of_reach, organisation_unknown, and those of rules::closed
base::Result<rules::Irregularity> close_irregularity(Act&, CloseIrregularity const&);

/// An item listed in a bag and not found in it: against the side that sealed the bag.
base::Outcome raise_missing(Act&, NodeId, Bag const&, Item const&);
struct CarriedOn {
  NodeId past;  ///< the stop where it should have been unloaded
  std::string reason;
};
/// A bag that went on past its stop: against who carries it.
base::Outcome raise_carried_on(Act&, rules::Waybill const&, Bag const&, CarriedOn const&);
/// A difference that both sides signed: against the giver.
base::Outcome raise_for_line(Act&, rules::Handover const&, rules::HandoverLine const&);

/// One photo, or several separated by spaces; "" is none.
/// @errors photo_unknown
base::Outcome check_evidence(Act&, std::string const& sha256);

}  // namespace mail::service
