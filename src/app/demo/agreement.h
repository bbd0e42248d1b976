// The agreement of the demo county: the post pays the company for what it carries, sealed by both.
#pragma once
#include "app/demo/backstage.h"

namespace app::demo {

/// Drafted, reviewed, approved and sealed by the people whose work that is, through the routes. In force from
/// the first day of this year. Leaves the hat as it was.
void make_agreement(Backstage&);

}  // namespace app::demo
