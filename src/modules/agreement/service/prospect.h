// Use cases of prospects: registered, moved stage by stage, ended, given to somebody else.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct AskProspects {
  std::string state, text;
  rules::StageId stage;
  PersonId owner;
  bool mine{}, unowned{}, due{};
  rules::ProspectId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskProspects, "Which prospects.", FIELD(state, "open, won or lost").longest(10).or_default(),
         FIELD(text, "part of the name or the partner").longest(40).or_default(),
         FIELD(stage, "in this stage").or_default(), FIELD(owner, "that this person sees to").or_default(),
         FIELD(mine, "that I see to").or_default(), FIELD(unowned, "that nobody sees to").or_default(),
         FIELD(due, "whose next contact is today or overdue").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ProspectLine {
  rules::Prospect prospect;
  std::string stage_name, owner_name;
};
DESCRIBE(ProspectLine, "A prospect with names.", FIELD(prospect, "it"), FIELD(stage_name, "its stage"),
         FIELD(owner_name, "who sees to it"))
struct ProspectList {
  std::vector<ProspectLine> items;
  std::optional<rules::ProspectId> next;
};
DESCRIBE(ProspectList, "Prospects, newest first.", FIELD(items, "prospects"),
         FIELD(next, "cursor of the next page"))

/// Of a new prospect, and of one that is corrected.
struct SaveProspect {
  rules::ProspectId prospect;
  std::string name, partner, partner_usci;
  OrganisationId partner_organisation;
  std::string source, summary;
  base::ServiceDate next_contact_on;
  std::string next_step;
  std::int64_t version{1};
};
DESCRIBE(SaveProspect, "Registers a prospect, or corrects one.",
         FIELD(prospect, "which; 0: a new one").or_default(), FIELD(name, "name").longest(60).or_default(),
         FIELD(partner, "full name of the other side").longest(80).or_default(),
         FIELD(partner_usci, "its GB 32100 code").longest(18).or_default(),
         FIELD(partner_organisation, "its organisation here; 0 for none").or_default(),
         FIELD(source, "where it came from").longest(60).or_default(),
         FIELD(summary, "what it is about").longest(1000).or_default(),
         FIELD(next_contact_on, "day of the first contact; of a new one only").or_default(),
         FIELD(next_step, "what is to be done then; of a new one only").longest(200).or_default(),
         FIELD(version, "version that was seen").or_default())
struct TickPoint {
  rules::ProspectId prospect;
  rules::PointId point;
  bool fulfilled{true};
};
DESCRIBE(TickPoint, "Says whether a point of the checklist is fulfilled.", FIELD(prospect, "of which talks"),
         FIELD(point, "which"), FIELD(fulfilled, "or no longer").or_default())
struct MoveProspect {
  rules::ProspectId prospect;
  rules::StageId stage;
  std::string reason;
};
DESCRIBE(MoveProspect, "Moves a prospect to the next stage, or back.", FIELD(prospect, "which"),
         FIELD(stage, "where to"), FIELD(reason, "why, when it goes back").longest(200).or_default())
struct EndProspect {
  rules::ProspectId prospect;
  std::string reason;
};
DESCRIBE(EndProspect, "Ends talks without an agreement.", FIELD(prospect, "which"),
         FIELD(reason, "why").longest(200).or_default())
struct GiveProspect {
  rules::ProspectId prospect;
  PersonId owner;
  std::string reason;
};
DESCRIBE(GiveProspect, "Gives a prospect to somebody else.", FIELD(prospect, "which"),
         FIELD(owner, "who sees to it from now on; 0: whoever takes it"),
         FIELD(reason, "why").longest(200).or_default())

/// @errors talks_out_of_reach
base::Result<ProspectList> list_prospects(Look&, AskProspects const&);
/// A new one belongs to who registers it and stands in the first stage.
/// @errors talks_out_of_reach, prospect_unknown, prospect_ended, changed_meanwhile, prospect_name_missing,
/// partner_missing, partner_usci_wrong, partner_unknown, next_contact_missing, next_contact_past
base::Result<rules::Prospect> save_prospect(Act&, SaveProspect const&);
/// Of the stage in which the prospect stands.
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, point_unknown, point_proves_itself
base::Result<rules::Prospect> tick_point(Act&, TickPoint const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, stage_unknown, stage_same, reason_missing,
/// stage_skipped, stage_checklist_open, prospect_changed
base::Result<rules::Prospect> move_prospect(Act&, MoveProspect const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, reason_missing, prospect_changed
base::Result<rules::Prospect> end_prospect(Act&, EndProspect const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_open, prospect_changed
base::Result<rules::Prospect> reopen_prospect(Act&, OneProspect const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, owner_unknown, prospect_changed
base::Result<rules::Prospect> give_prospect(Act&, GiveProspect const&);

}  // namespace agreement::service
