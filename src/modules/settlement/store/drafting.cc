// SQL over settlement_drafting.
#include "modules/settlement/store/drafting.h"

#include "platform/db/object.h"

namespace settlement::store {

std::optional<Drafting> find_drafting(Tx& tx, base::Region region, AgreementId agreement,
                                      base::ServiceDate first_day) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<Drafting>() +
      " FROM settlement_drafting WHERE region = $1 AND agreement = $2 AND first_day = $3";
  return tx.find<Drafting>(sql, {region, agreement, first_day});
}

void save_drafting(Tx& tx, base::Region region, Drafting const& d) {
  tx.execute(
      "INSERT INTO settlement_drafting (region, agreement, first_day, job, beside, digest)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (region, agreement, first_day)"
      " DO UPDATE SET job = $4, beside = $5, digest = $6",
      {region, d.agreement, d.first_day, d.job, d.beside, d.digest});
}

void delete_drafting(Tx& tx, base::Region region, AgreementId agreement, base::ServiceDate first_day) {
  tx.execute("DELETE FROM settlement_drafting WHERE region = $1 AND agreement = $2 AND first_day = $3",
             {region, agreement, first_day});
}

}  // namespace settlement::store
