// Use cases of stages: the pipeline of the county with the checklist of each stage.
#pragma once
#include <vector>

#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct AskStages {
  bool with_retired{};
};
DESCRIBE(AskStages, "Which stages.", FIELD(with_retired, "also those no longer used").or_default())
struct StagesView {
  std::vector<rules::StageList> items;
};
DESCRIBE(StagesView, "Stages in order.", FIELD(items, "stages with their checklists"))

/// @errors talks_out_of_reach
base::Result<StagesView> list_stages(Look&, AskStages const&);
/// A new one without `id`; else the one that is there, by the version that was seen. Points that keep their
/// key keep their ticks.
/// @errors stages_out_of_reach, stage_unknown, changed_meanwhile, stage_name_missing, checklist_empty,
/// point_name_missing
base::Result<rules::StageList> save_stage(Act&, rules::StageList const&);
/// Gives a county without stages the usual ones. @returns false when it has some
bool begin_with_usual_stages(Tx&, base::Region, base::Instant now);

}  // namespace agreement::service
