// Versions as other modules execute them.
#pragma once
#include "modules/agreement/rules/version.h"

namespace agreement::service {

/// What a stored version says. It was checked when it was written.
Clauses clauses_of(rules::Version const&);
base::Json json_of(Clauses const&);
Terms terms_of(rules::Agreement const&, rules::Version const&);

}  // namespace agreement::service
