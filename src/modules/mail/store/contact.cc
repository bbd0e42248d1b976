// SQL over the columns that name people.
#include "modules/mail/store/contact.h"

namespace mail::store {

std::vector<ItemId> list_naming_people(platform::db::Tx& tx, base::Region region, base::Instant ended_before,
                                       std::size_t limit) {
  std::vector<ItemId> out;
  // All but what is here. What was pre-advised and never came has ended too: nobody will close it.
  tx.each(
      "SELECT id FROM mail_item WHERE region = $1 AND changed_at < $2"
      " AND receiver_name <> '' AND state <> 'accepted' AND state <> 'bagged' AND state <> 'waiting'"
      " AND state <> 'isolated'"
      " ORDER BY changed_at, id LIMIT $3",
      {region, ended_before, limit}, [&out](platform::db::Row const& row) { out.push_back({row.integer(0)}); });
  return out;
}

void erase_contacts(platform::db::Tx& tx, base::Region region, ItemId item) {
  tx.post(
      "UPDATE mail_item SET sender_name = '', sender_phone = '', sender_address = '', receiver_name = '',"
      " receiver_phone = '', receiver_address = '', receiver_tail = '', remark = '', pickup_code = ''"
      " WHERE region = $1 AND id = $2",
      {region, item});
  tx.post(
      "UPDATE mail_check SET document_hash = '', document_tail = '', note = '' WHERE region = $1 AND item = $2",
      {region, item});
  tx.post("UPDATE mail_surrender SET officer = '' WHERE region = $1 AND item = $2", {region, item});
  tx.post("UPDATE mail_delivery SET receiver_name = '', reason = '' WHERE region = $1 AND item = $2", {region, item});
}

}  // namespace mail::store
