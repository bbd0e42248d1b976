// SQL over anomalies.
#include "modules/cost/store/anomaly.h"

#include "modules/cost/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace cost::store {
namespace {

std::string const kAnomaly = "SELECT " + platform::db::columns_of<Anomaly>() + " FROM cost_anomaly";

}  // namespace

void insert_anomaly(Tx& tx, base::Region region, Anomaly const& a, std::vector<rules::Proof> const& proofs) {
  tx.insert("cost_anomaly", region, a);
  std::int64_t n = 0;
  for (auto const& p : proofs)
    tx.post(
        "INSERT INTO cost_anomaly_evidence (region, anomaly, n, kind, subject, code, at, amount_li)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {region, a.id, ++n, p.kind, p.subject, p.code, p.at, p.amount_li});
}

base::Outcome save_anomaly(Tx& tx, base::Region region, Anomaly const& a) {
  if (!platform::db::update_object(tx, "cost_anomaly", region, a)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Anomaly> get_anomaly(Tx& tx, base::Region region, AnomalyId id) {
  static std::string const sql = kAnomaly + " WHERE region = $1 AND id = $2";
  if (auto a = tx.find<Anomaly>(sql, {region, id})) return *std::move(a);
  return refusal::anomaly_unknown;
}

std::optional<Anomaly> find_anomaly(Tx& tx, base::Region region, OrganisationId organisation, rules::Rule rule,
                                    std::string const& mark) {
  static std::string const sql = kAnomaly + " WHERE region = $1 AND organisation = $2 AND rule = $3 AND mark = $4";
  return tx.find<Anomaly>(sql, {region, organisation, rule, mark});
}

std::vector<Anomaly> list_anomalies(Tx& tx, base::Region region, AnomalyFilter const& f) {
  platform::db::Filter q{kAnomaly, region};
  q.equal("organisation", f.organisation).equal("rule", f.rule).equal("state", f.state).equal("owner", f.owner);
  if (f.first.yyyymmdd) q.add("day >= ?", f.first);
  if (f.last.yyyymmdd) q.add("day <= ?", f.last);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Anomaly>(tx, q.order("id DESC", f.limit));
}

std::vector<Anomaly> list_open(Tx& tx, base::Region region, OrganisationId organisation, base::ServiceDate first,
                               base::ServiceDate last) {
  static std::string const sql =
      kAnomaly +
      " WHERE region = $1 AND organisation = $2 AND state = 'open' AND day >= $3 AND day <= $4 ORDER BY id LIMIT 20000";
  return tx.list<Anomaly>(sql, {region, organisation, first, last});
}

std::vector<ProofRow> list_proofs(Tx& tx, base::Region region, AnomalyId id) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<ProofRow>() +
      " FROM cost_anomaly_evidence WHERE region = $1 AND anomaly = $2 ORDER BY n LIMIT 500";
  return tx.list<ProofRow>(sql, {region, id});
}

bool was_audited_on(Tx& tx, base::Region region, OrganisationId organisation, base::ServiceDate day) {
  return tx
      .find_integer("SELECT 1 FROM cost_audited WHERE region = $1 AND organisation = $2 AND day = $3",
                    {region, organisation, day})
      .has_value();
}

void mark_audited(Tx& tx, base::Region region, OrganisationId organisation, base::ServiceDate day) {
  tx.execute(
      "INSERT INTO cost_audited (region, organisation, day) VALUES ($1, $2, $3)"
      " ON CONFLICT (region, organisation, day) DO NOTHING",
      {region, organisation, day});
}

}  // namespace cost::store
