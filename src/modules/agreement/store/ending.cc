// SQL over agreement_ending.
#include "modules/agreement/store/ending.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Ending;

std::string const kSelect = "SELECT " + platform::db::columns_of<Ending>() + " FROM agreement_ending";

}  // namespace

base::Outcome put_ending(Tx& tx, base::Region region, Ending const& e) {
  if (e.version == 1)
    tx.insert("agreement_ending", region, e);
  else if (!platform::db::update_object(tx, "agreement_ending", region, e))
    return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Ending> get_ending(Tx& tx, base::Region region, rules::EndingId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto e = tx.find<Ending>(sql, {region, id})) return *std::move(e);
  return refusal::ending_unknown;
}

std::vector<Ending> list_endings(Tx& tx, base::Region region, AgreementId agreement) {
  static std::string const sql = kSelect + " WHERE region = $1 AND agreement = $2 ORDER BY id LIMIT 500";
  return tx.list<Ending>(sql, {region, agreement});
}

}  // namespace agreement::store
