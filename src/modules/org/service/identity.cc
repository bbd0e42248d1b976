// Sealing and opening identity numbers.
#include "modules/org/service/identity.h"

#include "engine/codes/id_card.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/people.h"
#include "modules/org/store/person.h"
#include "platform/auth/installation_key.h"

namespace org::service {
namespace {

namespace auth = platform::auth;

/// Tells that a number was set, not which.
struct IdentitySet {
  bool is_set{true};
};
DESCRIBE(IdentitySet, "An identity number was set.", FIELD(is_set, "yes"))

/// Sealed for one person: moved to another row it does not open.
std::string purpose_of(PersonId person) { return "org.identity/" + std::to_string(person.value); }

}  // namespace

base::Outcome keep_identity(platform::command::Act& act, PersonId person, std::string const& number) {
  auto const good = engine::codes::check_id_card(number, base::service_date_of(act.now, {0}));
  if (!good) return base::refuse(refusal::identity_malformed, good.refusal().kind->code, "/id_number");
  auto const sealed = auth::seal(purpose_of(person), number);
  TRY(store::put_identity(act.tx, act.region, person, sealed, auth::keyed_hash("org.identity", number)));
  IdentitySet const set;
  act.audit<IdentitySet>("org.set_identity", subject_of(person), nullptr, &set);
  return base::Done{};
}

std::string open_identity(Tx& tx, base::Region region, PersonId person) {
  auto const sealed = store::find_sealed_identity(tx, region, person);
  return sealed ? auth::unseal(purpose_of(person), *sealed).value_or("") : "";
}

}  // namespace org::service
