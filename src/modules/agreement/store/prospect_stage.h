// Rows of stages and their checklists.
#pragma once
#include <vector>

#include "modules/agreement/rules/prospect_stage.h"

namespace agreement::store {

void insert_stage(Tx&, base::Region, rules::Stage const&);
/// @errors changed_meanwhile
base::Outcome save_stage(Tx&, base::Region, rules::Stage const&);
/// The checklist of a stage from now on.
void put_points(Tx&, base::Region, rules::StageId, std::vector<rules::Point> const&);
/// All of them in order, retired ones too.
std::vector<rules::StageList> list_stages(Tx&, base::Region);
/// @errors stage_unknown
base::Result<rules::Stage> get_stage(Tx&, base::Region, rules::StageId);

}  // namespace agreement::store
