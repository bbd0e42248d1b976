// SQL over mail_licence.
#include "modules/mail/store/licence.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using rules::Licence;

std::string const kSelect =
    "SELECT " + platform::db::columns_of<Licence>() + " FROM mail_licence WHERE region = $1";

}  // namespace

void insert_licence(Tx& tx, base::Region region, Licence const& l) { tx.insert("mail_licence", region, l); }

base::Outcome save_licence(Tx& tx, base::Region region, Licence const& l) {
  if (!platform::db::update_object(tx, "mail_licence", region, l)) return refusal::changed_meanwhile;
  return base::Done{};
}

std::optional<Licence> find_licence(Tx& tx, base::Region region, Licence const& like) {
  static std::string const sql = kSelect + " AND person = $2 AND plate = $3 AND kind = $4";
  return tx.find<Licence>(sql, {region, like.person, like.plate, like.kind});
}

std::vector<Licence> list_licences(Tx& tx, base::Region region, std::int64_t limit) {
  static std::string const sql = kSelect + " ORDER BY valid_until, id LIMIT $2";
  return tx.list<Licence>(sql, {region, limit});
}

std::vector<Licence> list_licences_of(Tx& tx, base::Region region, PersonId driver, std::string_view plate) {
  static std::string const sql = kSelect + " AND ((person = $2 AND person <> 0) OR (plate = $3 AND plate <> ''))";
  return tx.list<Licence>(sql, {region, driver, plate});
}

void save_licence_duty(Tx& tx, base::Region region, OrganisationId carrier, bool required) {
  tx.execute(
      "INSERT INTO mail_licence_duty (region, carrier, required) VALUES ($1, $2, $3)"
      " ON CONFLICT (region, carrier) DO UPDATE SET required = $3",
      {region, carrier, std::int64_t{required}});
}

bool is_licence_required(Tx& tx, base::Region region, OrganisationId carrier) {
  return tx.find_integer("SELECT required FROM mail_licence_duty WHERE region = $1 AND carrier = $2", {region, carrier})
             .value_or(0) != 0;
}

}  // namespace mail::store
