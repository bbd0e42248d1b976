// What somebody wants to do next: mostly what makes sense by what they see, sometimes what does not.
#pragma once
#include "testing/mail_simulation/chance.h"
#include "testing/mail_simulation/store.h"

namespace mail::simulation {

/// A command without id. What it was made from may be old when it arrives.
Command invent(Chance&, Store const&, base::Instant now);

}  // namespace mail::simulation
