// The register of licences: what a trip with mail needs to leave.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/licence.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

struct SetLicence {
  PersonId person;
  std::string plate;
  rules::LicenceKind kind{};
  std::string number;
  base::ServiceDate valid_until;
};
DESCRIBE(SetLicence, "Registers or renews a licence.", FIELD(person, "driver, 0 for a vehicle").or_default(),
         FIELD(plate, "plate, empty for a driver").longest(12).or_default(), FIELD(kind, "which"),
         FIELD(number, "number").longest(40).or_default(), FIELD(valid_until, "last day"))
struct AskLicences {
  std::int64_t limit{500};
};
DESCRIBE(AskLicences, "Licences.", FIELD(limit, "at most").at_least(1).at_most(5000).or_default())
struct LicenceList {
  std::vector<rules::Licence> items;
};
DESCRIBE(LicenceList, "Licences.", FIELD(items, "those that run out first"))

/// @errors licence_malformed
base::Result<rules::Licence> set_licence(Act&, SetLicence const&);
base::Result<LicenceList> list_licences(Look&, AskLicences const&);

}  // namespace mail::service
