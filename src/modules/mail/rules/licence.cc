// Whose a licence is.
#include "modules/mail/rules/licence.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"

namespace mail::rules {

bool has_every_kind(std::span<Licence const> held) {
  for (auto const kind : {LicenceKind::driving, LicenceKind::qualification, LicenceKind::vehicle,
                          LicenceKind::transport_permit, LicenceKind::insurance})
    if (std::ranges::find(held, kind, &Licence::kind) == held.end()) return false;
  return true;
}

base::Outcome check_licence(Licence const& l) {
  auto const of_person = l.kind == LicenceKind::driving || l.kind == LicenceKind::qualification;
  if (of_person != static_cast<bool>(l.person))
    return base::refuse(refusal::licence_malformed, {}, "/person");
  if (of_person != l.plate.empty()) return base::refuse(refusal::licence_malformed, {}, "/plate");
  return base::Done{};
}

}  // namespace mail::rules
