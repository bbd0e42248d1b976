// Prospects 洽谈项目: a possible cooperation on its way through the stages, with the next step always known.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/mask.h"
#include "modules/agreement/rules/prospect_stage.h"

namespace agreement::rules {

using ProspectId = base::Id<struct ProspectTag>;
using ContactId = base::Id<struct ContactTag>;
using FollowUpId = base::Id<struct FollowUpTag>;

enum class ProspectState { open, won, lost };
DESCRIBE_ENUM(ProspectState, "Whether talks go on.", "open", "won", "lost")

struct Prospect {
  ProspectId id;
  OrganisationId organisation;  ///< whose talks these are: the other side does not read them
  std::string name;
  std::string partner;                  ///< full name of the other side
  std::string partner_usci;             ///< "" while unknown
  OrganisationId partner_organisation;  ///< 0: it has no account here
  std::string source, summary;
  PersonId owner;  ///< who sees to it; 0: nobody yet, anybody may take it
  StageId stage;
  ProspectState state{};
  base::Instant stage_since;
  base::ServiceDate next_contact_on;  ///< 0: none is planned
  std::string next_step;
  base::Instant contacted_at;  ///< 0: never
  std::string ended_because;
  base::Instant ended_at;
  AgreementId agreement;  ///< that came of it; 0: none
  PersonId created_by;
  base::Instant created_at;
  std::int64_t version{1};
};
DESCRIBE(Prospect, "A possible cooperation.", FIELD(id, "key"), FIELD(organisation, "whose talks these are"),
         FIELD(name, "name"), FIELD(partner, "full name of the other side"),
         FIELD(partner_usci, "its GB 32100 code, empty while unknown"),
         FIELD(partner_organisation, "its organisation here; 0 for none"),
         FIELD(source, "where it came from"), FIELD(summary, "what it is about"),
         FIELD(owner, "who sees to it; 0 for nobody"), FIELD(stage, "stage"),
         FIELD(state, "whether talks go on"), FIELD(stage_since, "in the stage since"),
         FIELD(next_contact_on, "day of the next contact").or_default(),
         FIELD(next_step, "what is to be done then"), FIELD(contacted_at, "last contact"),
         FIELD(ended_because, "why talks ended"), FIELD(ended_at, "when"),
         FIELD(agreement, "agreement that came of it; 0 for none"), FIELD(created_by, "who registered it"),
         FIELD(created_at, "when"), FIELD(version, "grows with every change"))

/// Somebody on the other side.
struct Contact {
  ContactId id;
  ProspectId prospect;
  std::string name, title, phone, wechat, note;
  bool retired{};
  std::int64_t version{1};
};
DESCRIBE(Contact, "Somebody on the other side.", FIELD(id, "key"), FIELD(prospect, "of which talks"),
         FIELD(name, "name"), FIELD(title, "post there"), FIELD(phone, "phone").personal(base::mask_phone),
         FIELD(wechat, "WeChat").personal(base::mask_name), FIELD(note, "remark"),
         FIELD(retired, "no longer the one to talk to"), FIELD(version, "grows with every change"))

enum class FollowUpKind { call, visit, wechat, meeting, message };
DESCRIBE_ENUM(FollowUpKind, "How people talked.", "call", "visit", "wechat", "meeting", "message")

/// A talk that took place; never edited.
struct FollowUp {
  FollowUpId id;
  ProspectId prospect;
  ContactId contact;  ///< 0: nobody in particular
  FollowUpKind kind{};
  base::Instant at;
  std::string note;
  base::ServiceDate next_contact_on;
  std::string next_step;
  PersonId talked_by;
};
DESCRIBE(FollowUp, "A talk that took place.", FIELD(id, "key"), FIELD(prospect, "of which talks"),
         FIELD(contact, "with whom; 0 for nobody in particular"), FIELD(kind, "how"), FIELD(at, "when"),
         FIELD(note, "what was said"), FIELD(next_contact_on, "day of the next contact"),
         FIELD(next_step, "what is to be done then"), FIELD(talked_by, "who talked"))

/// Somebody else sees to a prospect; never edited.
struct OwnerChange {
  ProspectId prospect;
  std::int64_t seq{};
  PersonId from_person, to_person;  ///< 0: nobody
  PersonId changed_by;
  base::Instant at;
  std::string reason;
};
DESCRIBE(OwnerChange, "Somebody else sees to a prospect.", FIELD(prospect, "which"),
         FIELD(seq, "place in the order"), FIELD(from_person, "who did"), FIELD(to_person, "who does"),
         FIELD(changed_by, "who changed it"), FIELD(at, "when"), FIELD(reason, "why"))

/// Somebody says that a point of a checklist is fulfilled.
struct Tick {
  ProspectId prospect;
  PointId point;
  PersonId ticked_by;
  base::Instant at;
};
DESCRIBE(Tick, "Somebody says that a point is fulfilled.", FIELD(prospect, "of which talks"),
         FIELD(point, "which"), FIELD(ticked_by, "who"), FIELD(at, "when"))

/// What the records of a prospect show, as checklists ask.
struct Known {
  std::size_t n_contacts{}, n_follow_ups{}, n_conditions{}, n_unstated{}, n_letters{};
  std::vector<PointId> ticked;
};
bool is_fulfilled(Point const&, Known const&);
/// Points of the checklist that are not fulfilled, in order.
std::vector<Point> open_points(std::span<Point const>, Known const&);

/// May somebody tick it by hand? @errors point_proves_itself
base::Outcome check_tick(Point const&);

/// To the next stage with a complete checklist, or back to any earlier one with the reason.
/// @param stages  in order
/// @errors prospect_ended, stage_unknown, stage_same, reason_missing (back), stage_skipped,
/// stage_checklist_open
base::Result<Prospect> moved(Prospect, std::span<StageList const> stages, StageId to,
                             std::string const& reason, Known const&, base::Instant now);
/// The checklist of every stage up to the last is complete and the prospect stands in the last.
/// @errors prospect_ended, stage_skipped, stage_checklist_open
base::Outcome check_ready(Prospect const&, std::span<StageList const> stages, Known const&);
/// @errors prospect_ended, reason_missing
base::Result<Prospect> ended(Prospect, ProspectState, std::string reason, base::Instant now);
/// Talks go on where they stood. @errors prospect_open
base::Result<Prospect> reopened(Prospect);
/// Takes over what a talk agreed on as the next step.
/// @errors prospect_ended, follow_up_in_future, next_contact_missing, next_contact_past
base::Result<Prospect> followed_up(Prospect, FollowUp const&, base::Instant now);
/// @errors prospect_name_missing, partner_missing, partner_usci_wrong
base::Outcome check_prospect(Prospect const&);
/// @errors contact_name_missing, contact_unreachable
base::Outcome check_contact(Contact const&);

}  // namespace agreement::rules
