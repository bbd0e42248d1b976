// Talks of the demo county: prospects on their way through the stages.
#pragma once
#include "app/demo/backstage.h"
#include "modules/org/module.h"

namespace app::demo {

/// Registers some prospects of the coach company in its market officer's name and carries them on, each as
/// far as its checklists let it. The post is the other side of the first.
/// @param stage  acts as the market officer
/// @throws as Backstage::post
void hold_talks(Backstage& stage, org::Organisation const& post);

}  // namespace app::demo
