// Whose vehicles a hat sees: of the whole county, or those of its organisation.
#pragma once
#include "modules/tracking/tracking.h"
#include "platform/auth/hat.h"

namespace tracking::rules {

/// @returns the organisation to which a hat is held; 0: it sees all. Hats of a node or of own acts see none.
struct Scope {
  bool none{};
  OrganisationId organisation;
  bool covers(OrganisationId o) const { return !none && (!organisation || organisation == o); }
};

inline Scope scope_of(platform::auth::Hat const& hat) {
  using platform::auth::Reach;
  if (hat.reach == Reach::region) return {};
  if (hat.reach == Reach::organisation || hat.reach == Reach::unit) return {false, hat.organisation};
  return {true, {}};
}

}  // namespace tracking::rules
