// The register of licences: what a trip with mail needs to leave.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/licence.h"
#include "modules/mail/service/desk.h"
#include "modules/mail/service/names.h"

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
  std::vector<PersonName> people;
};
DESCRIBE(LicenceList, "Licences.", FIELD(items, "those that run out first"), FIELD(people, "drivers who hold them"))

/// Whether trips of a carrier need every licence on record to leave.
struct LicenceDuty {
  OrganisationId carrier;
  bool required{};
};
DESCRIBE(LicenceDuty, "Whether a carrier's trips with mail leave only with every licence on record.",
         FIELD(carrier, "organisation that runs them"), FIELD(required, "a missing licence blocks like an expired one"))
struct AskDuty {
  OrganisationId carrier;
};
DESCRIBE(AskDuty, "Of which carrier.", FIELD(carrier, "organisation; one's own if absent").or_default())

/// From when the register is complete. @errors organisation_unknown
base::Result<LicenceDuty> set_licence_duty(Act&, LicenceDuty const&);
base::Result<LicenceDuty> view_licence_duty(Look&, AskDuty const&);
/// @errors licence_malformed
base::Result<rules::Licence> set_licence(Act&, SetLicence const&);
base::Result<LicenceList> list_licences(Look&, AskLicences const&);

}  // namespace mail::service
