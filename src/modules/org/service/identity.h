// Identity numbers: kept sealed, found by a keyed hash, opened only for a logged purpose.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/org/org.h"
#include "platform/command/act.h"

namespace org::service {

/// @errors identity_malformed, identity_known
base::Outcome keep_identity(platform::command::Act&, PersonId, std::string const& number);
/// In clear; "" when none is kept.
std::string open_identity(Tx&, base::Region, PersonId);

}  // namespace org::service
