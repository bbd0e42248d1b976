// SQL over agreement_agreement and agreement_version.
#include "modules/agreement/store/version.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Agreement;
using rules::Version;

std::string const kAgreements =
    "SELECT " + platform::db::columns_of<Agreement>("a.") + " FROM agreement_agreement a";
std::string const kVersions = "SELECT " + platform::db::columns_of<Version>() + " FROM agreement_version";

}  // namespace

void insert_agreement(Tx& tx, base::Region region, Agreement const& a) {
  tx.insert("agreement_agreement", region, a);
}

bool is_number_taken(Tx& tx, base::Region region, std::string const& number) {
  static constexpr char kSql[] = "SELECT 1 FROM agreement_agreement WHERE region = $1 AND number = $2";
  return tx.find_integer(kSql, {region, number}).has_value();
}

base::Result<Agreement> get_agreement(Tx& tx, base::Region region, AgreementId id) {
  static std::string const sql = kAgreements + " WHERE a.region = $1 AND a.id = $2";
  if (auto a = tx.find<Agreement>(sql, {region, id})) return *std::move(a);
  return refusal::agreement_unknown;
}

void insert_version(Tx& tx, base::Region region, Version const& v) {
  tx.insert("agreement_version", region, v);
}

base::Outcome save_version(Tx& tx, base::Region region, Version const& v) {
  if (!platform::db::update_object(tx, "agreement_version", region, v)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Version> get_version(Tx& tx, base::Region region, VersionId id) {
  static std::string const sql = kVersions + " WHERE region = $1 AND id = $2";
  if (auto v = tx.find<Version>(sql, {region, id})) return *std::move(v);
  return refusal::version_unknown;
}

std::vector<Version> list_versions(Tx& tx, base::Region region, AgreementId agreement) {
  static std::string const sql = kVersions + " WHERE region = $1 AND agreement = $2 ORDER BY edition";
  return tx.list<Version>(sql, {region, agreement});
}

std::vector<Version> list_sealed(Tx& tx, base::Region region, base::ServiceDate from,
                                 base::ServiceDate until) {
  static std::string const sql = kVersions +
                                 " WHERE region = $1 AND sealed_at > 0 AND from_day <= $3 AND until_day >= $2"
                                 " AND (superseded_from = 0 OR (superseded_from > $2 AND superseded_from > "
                                 "from_day)) AND (ended_on = 0 OR (ended_on >= $2 AND ended_on >= from_day))"
                                 " ORDER BY from_day, id";
  return tx.list<Version>(sql, {region, from, until});
}

std::vector<Version> list_current(Tx& tx, base::Region region) {
  static std::string const sql =
      kVersions + " WHERE region = $1 AND state IN ('sealed', 'in_force') ORDER BY from_day, id";
  return tx.list<Version>(sql, {region});
}

std::vector<Agreement> list_agreements(Tx& tx, base::Region region, AgreementFilter const& f) {
  static std::string const select =
      "SELECT " + platform::db::columns_of<Agreement>() +
      " FROM (SELECT a.*, v.state AS latest_state, CASE WHEN v.ended_on > 0 AND"
      " v.ended_on < v.until_day THEN v.ended_on ELSE v.until_day END AS latest_until FROM "
      "agreement_agreement a"
      " JOIN agreement_version v ON v.region = a.region AND v.agreement = a.id"
      " WHERE v.edition = (SELECT MAX(w.edition) FROM agreement_version w WHERE w.region = a.region"
      " AND w.agreement = a.id)) q";
  platform::db::Filter q{select, region};
  if (f.party) q.add("(payer = ? OR payee = ?)", {f.party, f.party});
  q.equal("latest_state", f.state);
  auto const words = '%' + f.text + '%';
  if (!f.text.empty()) q.add("number || ' ' || title LIKE ?", words);
  if (f.ends_before.yyyymmdd) q.add("latest_until < ?", f.ends_before);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Agreement>(tx, q.order("id DESC", f.limit));
}

}  // namespace agreement::store
