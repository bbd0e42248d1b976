// SQL over agreement_obligation and agreement_fulfilment.
#include "modules/agreement/store/obligation.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::FulfilmentNote;
using rules::Obligation;

std::string const kSelect = "SELECT " + platform::db::columns_of<Obligation>() + " FROM agreement_obligation";

}  // namespace

base::Outcome put_obligation(Tx& tx, base::Region region, Obligation const& o) {
  if (o.version == 1)
    tx.insert("agreement_obligation", region, o);
  else if (!platform::db::update_object(tx, "agreement_obligation", region, o))
    return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Obligation> get_obligation(Tx& tx, base::Region region, ObligationId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto o = tx.find<Obligation>(sql, {region, id})) return *std::move(o);
  return refusal::obligation_unknown;
}

std::vector<Obligation> list_obligations(Tx& tx, base::Region region, ObligationFilter const& f) {
  platform::db::Filter q{kSelect, region};
  if (f.party) q.add("(bearer = ? OR owed_to = ?)", {f.party, f.party});
  q.equal("agreement", f.agreement).equal("state", f.state);
  if (f.unfinished) q.also("state IN ('unfulfilled', 'partly')");
  if (f.due_before.yyyymmdd) q.add("due_day < ?", f.due_before);
  if (f.after) q.add("id > ?", f.after);
  return platform::db::list<Obligation>(tx, q.order("id", f.limit));
}

void insert_note(Tx& tx, base::Region region, FulfilmentNote const& n) {
  tx.insert("agreement_fulfilment", region, n);
}

std::vector<FulfilmentNote> list_notes(Tx& tx, base::Region region, ObligationId obligation) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<FulfilmentNote>() +
      " FROM agreement_fulfilment WHERE region = $1 AND obligation = $2 ORDER BY id";
  return tx.list<FulfilmentNote>(sql, {region, obligation});
}

}  // namespace agreement::store
