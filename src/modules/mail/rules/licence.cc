// Whose a licence is.
#include "modules/mail/rules/licence.h"

#include "modules/mail/rules/refusals.h"

namespace mail::rules {

base::Outcome check_licence(Licence const& l) {
  auto const of_person = l.kind == LicenceKind::driving || l.kind == LicenceKind::qualification;
  if (of_person != static_cast<bool>(l.person))
    return base::refuse(refusal::licence_malformed, {}, "/person");
  if (of_person != l.plate.empty()) return base::refuse(refusal::licence_malformed, {}, "/plate");
  return base::Done{};
}

}  // namespace mail::rules
