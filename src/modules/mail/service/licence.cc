// Use cases of licences.
#include "modules/mail/service/licence.h"

#include <set>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/vehicle.h"
#include "modules/mail/store/licence.h"
#include "modules/org/org.h"

namespace mail::service {

base::Result<rules::Licence> set_licence(Act& act, SetLicence const& r) {
  rules::Licence licence{{}, r.person, TRY(read_plate(r.plate, "/plate")), r.kind, r.number, r.valid_until};
  TRY(rules::check_licence(licence));
  auto const before = store::find_licence(act.tx, act.region, licence);
  licence.id = before ? before->id : act.make_id<decltype(licence.id)>();
  if (before) {
    licence.version = before->version + 1;
    TRY(store::save_licence(act.tx, act.region, licence));
  } else {
    store::insert_licence(act.tx, act.region, licence);
  }
  act.audit("mail.set_licence", "mail/licence/" + std::to_string(licence.id.value),
            before ? &*before : nullptr, &licence);
  return licence;
}

base::Result<LicenceDuty> set_licence_duty(Act& act, LicenceDuty const& after) {
  if (!org::find_organisation(act.tx, act.region, after.carrier))
    return base::refuse(refusal::organisation_unknown, {}, "/carrier");
  LicenceDuty const before{after.carrier, store::is_licence_required(act.tx, act.region, after.carrier)};
  store::save_licence_duty(act.tx, act.region, after.carrier, after.required);
  act.audit("mail.set_licence_duty", "mail/licence_duty/" + std::to_string(after.carrier.value), &before, &after);
  return after;
}

base::Result<LicenceDuty> view_licence_duty(Look& look, AskDuty const& ask) {
  auto const carrier = ask.carrier ? ask.carrier : look.hat.organisation;
  return LicenceDuty{carrier, store::is_licence_required(look.tx, look.region, carrier)};
}

base::Result<LicenceList> list_licences(Look& look, AskLicences const& ask) {
  LicenceList out{store::list_licences(look.tx, look.region, ask.limit), {}};
  std::set<PersonId> drivers;
  for (auto const& licence : out.items)
    if (licence.person) drivers.insert(licence.person);
  out.people = name_people(look.tx, look.region, drivers);
  return out;
}

}  // namespace mail::service
