// SQL over settlement_paper and settlement_seal.
#include "modules/settlement/store/paper.h"

#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;
using rules::Paper;
using rules::Seal;

std::string const kPapers = "SELECT " + columns_of<Paper>() + " FROM settlement_paper WHERE region = $1";

}  // namespace

void insert_paper(Tx& tx, base::Region region, Paper const& p) { tx.insert("settlement_paper", region, p); }

std::optional<Paper> find_paper(Tx& tx, base::Region region, StatementId statement) {
  static std::string const sql = kPapers + " AND statement = $2 ORDER BY id DESC LIMIT 1";
  return tx.find<Paper>(sql, {region, statement});
}

std::optional<Paper> find_paper(Tx& tx, base::Region region, std::string const& digest) {
  static std::string const made = kPapers + " AND digest = $2 ORDER BY id DESC LIMIT 1";
  static std::string const by_id = kPapers + " AND id = $2";
  if (auto paper = tx.find<Paper>(made, {region, digest})) return paper;
  auto const sealed = tx.find_integer(
      "SELECT paper FROM settlement_seal WHERE region = $1 AND file_digest = $2", {region, digest});
  if (!sealed) return {};
  return tx.find<Paper>(by_id, {region, *sealed});
}

void insert_seal(Tx& tx, base::Region region, Seal const& s) { tx.insert("settlement_seal", region, s); }

std::vector<Seal> list_seals(Tx& tx, base::Region region, rules::PaperId paper) {
  static std::string const sql = "SELECT " + columns_of<Seal>() +
                                 " FROM settlement_seal WHERE region = $1 AND paper = $2 ORDER BY place";
  return tx.list<Seal>(sql, {region, paper});
}

}  // namespace settlement::store
