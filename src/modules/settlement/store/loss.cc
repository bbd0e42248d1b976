// SQL over losses.
#include "modules/settlement/store/loss.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kLoss = "SELECT " + columns_of<Loss>() + " FROM settlement_loss WHERE region = $1";

}  // namespace

void insert_loss(Tx& tx, base::Region region, Loss const& l) { tx.insert("settlement_loss", region, l); }

base::Outcome save_loss(Tx& tx, base::Region region, Loss const& l) {
  if (!platform::db::update_object(tx, "settlement_loss", region, l)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Loss> get_loss(Tx& tx, base::Region region, LossId id) {
  static std::string const sql = kLoss + " AND id = $2";
  if (auto l = tx.find<Loss>(sql, {region, id})) return *std::move(l);
  return refusal::loss_unknown;
}

std::optional<Loss> find_loss(Tx& tx, base::Region region, mail::ItemId item) {
  static std::string const sql = kLoss + " AND item = $2 AND state <> 'declined' ORDER BY id DESC LIMIT 1";
  return tx.find<Loss>(sql, {region, item});
}

bool was_raised_for(Tx& tx, base::Region region, mail::ItemId item, mail::IrregularityId irregularity) {
  return tx
      .find_integer(
          "SELECT 1 FROM settlement_loss WHERE region = $1 AND item = $2"
          " AND (irregularity = $3 OR state <> 'declined') LIMIT 1",
          {region, item, irregularity})
      .has_value();
}

std::optional<Loss> find_loss_of_approval(Tx& tx, base::Region region, std::int64_t process) {
  static std::string const sql = kLoss + " AND approval = $2";
  return tx.find<Loss>(sql, {region, process});
}

std::int64_t count_losses_since(Tx& tx, base::Region region, base::Instant from) {
  return tx
      .find_integer("SELECT COUNT(*) FROM settlement_loss WHERE region = $1 AND made_at >= $2",
                    {region, from})
      .value_or(0);
}

std::vector<Loss> list_losses(Tx& tx, base::Region region, LossFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Loss>() + " FROM settlement_loss";
  platform::db::Filter q{select, region};
  if (f.party) q.add("(contractor = ? OR liable = ?)", {f.party, f.party});
  q.equal("state", f.state).equal("kind", f.kind).equal("liable", f.liable);
  q.begins_with({"item_number", "number"}, f.text);
  if (f.from.ms) q.add("made_at >= ?", f.from);
  if (f.until.ms) q.add("made_at < ?", f.until);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Loss>(tx, q.order("id DESC", f.limit));
}

std::vector<rules::ApprovedLoss> list_approved_losses(Tx& tx, base::Region region, base::Instant from,
                                                      base::Instant until) {
  return tx.list<rules::ApprovedLoss>(
      "SELECT id AS loss, number AS number, agreement AS agreement, contractor AS contractor, liable AS "
      "liable,"
      " decided_at AS decided_at, recharge_li AS recharge_li, grave AS grave FROM settlement_loss"
      " WHERE region = $1 AND state = 'approved' AND recharge_li > 0 AND decided_at >= $2 AND decided_at < $3"
      " AND decided_at > 0 ORDER BY id",
      {region, from, until});
}

void mark_stated_losses(Tx& tx, base::Region region, StatementId statement) {
  tx.execute(
      "UPDATE settlement_loss SET stated_in = $2, version = version + 1 WHERE region = $1 AND stated_in = 0"
      " AND id IN (SELECT p.subject FROM settlement_line l CROSS JOIN settlement_part p WHERE l.region = $1"
      " AND l.statement = $2 AND l.kind = 'compensation' AND p.region = l.region AND p.line = l.id"
      " AND p.kind = 'loss')",
      {region, statement});
}

}  // namespace settlement::store
