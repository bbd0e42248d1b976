// Talks that succeeded: their conditions become the first draft of an agreement.
#pragma once
#include <string>

#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct DraftFromProspect {
  rules::ProspectId prospect;
  std::string number;
  base::ServiceDate from_day;
  bool we_pay{};
};
DESCRIBE(DraftFromProspect, "Makes a draft agreement of talks.", FIELD(prospect, "which"),
         FIELD(number, "of the paper").shortest(1).longest(40), FIELD(from_day, "first day of the agreement"),
         FIELD(we_pay, "one's own side pays; else the other does").or_default())

/// The prospect is won and names the agreement. It stands in the last stage with a complete checklist, and
/// the other side is an organisation here.
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, stage_skipped, stage_checklist_open,
/// conditions_missing, position_missing, partner_unknown, changed_meanwhile, and those of create_agreement
base::Result<rules::Prospect> draft_from_prospect(Act&, DraftFromProspect const&);

}  // namespace agreement::service
