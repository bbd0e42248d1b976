// SQL over cost bases.
#include "modules/cost/store/basis.h"

#include "modules/cost/rules/refusals.h"
#include "platform/db/object.h"

namespace cost::store {
namespace {

std::string const kBasis =
    "SELECT " + platform::db::columns_of<CostBasis>() + " FROM cost_basis WHERE region = $1";

}  // namespace

void insert_basis(Tx& tx, base::Region region, CostBasis const& b) { tx.insert("cost_basis", region, b); }

base::Outcome save_basis(Tx& tx, base::Region region, CostBasis const& b) {
  if (!platform::db::update_object(tx, "cost_basis", region, b)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<CostBasis> get_basis(Tx& tx, base::Region region, decltype(CostBasis::id) id) {
  static std::string const sql = kBasis + " AND id = $2";
  if (auto b = tx.find<CostBasis>(sql, {region, id})) return *std::move(b);
  return refusal::basis_unknown;
}

std::optional<CostBasis> find_basis(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql =
      kBasis + " AND state = 'agreed' AND from_day <= $2 ORDER BY from_day DESC, id DESC LIMIT 1";
  return tx.find<CostBasis>(sql, {region, day});
}

std::vector<CostBasis> list_unasked_bases(Tx& tx, base::Region region) {
  static std::string const sql = kBasis + " AND state = 'proposed' AND approval = 0 ORDER BY id LIMIT 500";
  return tx.list<CostBasis>(sql, {region});
}

std::vector<CostBasis> list_bases(Tx& tx, base::Region region) {
  static std::string const sql = kBasis + " ORDER BY id DESC LIMIT 50";
  return tx.list<CostBasis>(sql, {region});
}

}  // namespace cost::store
