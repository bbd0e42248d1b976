// SQL over agreement_paper, agreement_seal and agreement_seal_key.
#include "modules/agreement/store/signing.h"

#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Paper;
using rules::Seal;
using rules::StoredSealKey;

std::string const kKeys = "SELECT " + platform::db::columns_of<StoredSealKey>() + " FROM agreement_seal_key";

}  // namespace

void insert_paper(Tx& tx, base::Region region, Paper const& p) { tx.insert("agreement_paper", region, p); }

std::optional<Paper> find_paper(Tx& tx, base::Region region, VersionId version) {
  static std::string const sql = "SELECT " + platform::db::columns_of<Paper>() +
                                 " FROM agreement_paper WHERE region = $1 AND agreement_version = $2";
  return tx.find<Paper>(sql, {region, version});
}

std::optional<VersionId> find_by_digest(Tx& tx, base::Region region, std::string const& digest) {
  static constexpr char kSql[] =
      "SELECT agreement_version FROM agreement_paper WHERE region = $1 AND digest = $2";
  static constexpr char kSealed[] =
      "SELECT agreement_version FROM agreement_seal WHERE region = $1 AND file_digest = $2";
  for (auto const* sql : {kSql, kSealed})
    if (auto const id = tx.find_integer(sql, {region, digest})) return VersionId{*id};
  return {};
}

void insert_seal(Tx& tx, base::Region region, Seal const& s) { tx.insert("agreement_seal", region, s); }

std::vector<Seal> list_seals(Tx& tx, base::Region region, VersionId version) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<Seal>() +
      " FROM agreement_seal WHERE region = $1 AND agreement_version = $2 ORDER BY place";
  return tx.list<Seal>(sql, {region, version});
}

void insert_key(Tx& tx, base::Region region, StoredSealKey const& k) {
  tx.insert("agreement_seal_key", region, k);
}

std::optional<StoredSealKey> find_key(Tx& tx, base::Region region, OrganisationId organisation,
                                      base::Instant at) {
  static std::string const sql =
      kKeys +
      " WHERE region = $1 AND organisation = $2 AND made_at <= $3 AND until_at > $3 ORDER BY id DESC LIMIT 1";
  return tx.find<StoredSealKey>(sql, {region, organisation, at});
}

std::optional<StoredSealKey> find_key(Tx& tx, base::Region region, std::string const& fingerprint) {
  static std::string const sql = kKeys + " WHERE region = $1 AND fingerprint = $2";
  return tx.find<StoredSealKey>(sql, {region, fingerprint});
}

}  // namespace agreement::store
