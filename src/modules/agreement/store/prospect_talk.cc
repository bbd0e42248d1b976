// SQL over agreement_contact and agreement_follow_up.
#include "modules/agreement/store/prospect_talk.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Contact;
using rules::FollowUp;

std::string const kContacts = "SELECT " + platform::db::columns_of<Contact>() +
                              " FROM agreement_contact WHERE region = $1 AND prospect = $2";

}  // namespace

void insert_contact(Tx& tx, base::Region region, Contact const& c) {
  tx.insert("agreement_contact", region, c);
}

base::Outcome save_contact(Tx& tx, base::Region region, Contact const& c) {
  if (!platform::db::update_object(tx, "agreement_contact", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Contact> get_contact(Tx& tx, base::Region region, rules::ProspectId prospect,
                                  rules::ContactId id) {
  static std::string const sql = kContacts + " AND id = $3";
  if (auto c = tx.find<Contact>(sql, {region, prospect, id})) return *std::move(c);
  return refusal::contact_unknown;
}

std::vector<Contact> list_contacts(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql = kContacts + " ORDER BY retired, id LIMIT 500";
  return tx.list<Contact>(sql, {region, prospect});
}

void insert_follow_up(Tx& tx, base::Region region, FollowUp const& f) {
  tx.insert("agreement_follow_up", region, f);
}

std::vector<FollowUp> list_follow_ups(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<FollowUp>() +
      " FROM agreement_follow_up WHERE region = $1 AND prospect = $2 ORDER BY at DESC, id DESC LIMIT 500";
  return tx.list<FollowUp>(sql, {region, prospect});
}

}  // namespace agreement::store
