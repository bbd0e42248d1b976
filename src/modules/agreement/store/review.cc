// SQL over agreement_check and agreement_comment.
#include "modules/agreement/store/review.h"

#include "platform/db/object.h"

namespace agreement::store {

using rules::Comment;
using rules::LegalCheck;

std::vector<LegalCheck> list_checks(Tx& tx, base::Region region, VersionId version) {
  static std::string const sql = "SELECT " + platform::db::columns_of<LegalCheck>() +
                                 " FROM agreement_check WHERE region = $1 AND agreement_version = $2";
  return tx.list<LegalCheck>(sql, {region, version});
}

void put_check(Tx& tx, base::Region region, LegalCheck const& c) {
  tx.execute(
      "INSERT INTO agreement_check (region, agreement_version, point, answer, note, checked_by, checked_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (region, agreement_version, point) DO UPDATE"
      " SET answer = excluded.answer, note = excluded.note, checked_by = excluded.checked_by,"
      " checked_at = excluded.checked_at",
      {region, c.agreement_version, c.point, c.answer, c.note, c.checked_by, c.checked_at});
}

void delete_checks(Tx& tx, base::Region region, VersionId version) {
  tx.execute("DELETE FROM agreement_check WHERE region = $1 AND agreement_version = $2", {region, version});
}

void insert_comment(Tx& tx, base::Region region, Comment const& c) {
  tx.insert("agreement_comment", region, c);
}

std::vector<Comment> list_comments(Tx& tx, base::Region region, VersionId version, OrganisationId reader) {
  static std::string const sql = "SELECT " + platform::db::columns_of<Comment>() +
                                 " FROM agreement_comment WHERE region = $1 AND agreement_version = $2"
                                 " AND (internal = 0 OR organisation = $3) ORDER BY id LIMIT 500";
  return tx.list<Comment>(sql, {region, version, reader});
}

}  // namespace agreement::store
