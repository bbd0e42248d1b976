// SQL over agreement_prospect, …_tick, agreement_stage_move and agreement_owner_change.
#include "modules/agreement/store/prospect.h"

#include "modules/agreement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::OwnerChange;
using rules::Prospect;
using rules::StageMove;
using rules::Tick;

std::string const kSelect = "SELECT " + platform::db::columns_of<Prospect>() + " FROM agreement_prospect";

std::string const kMoves =
    "SELECT " + platform::db::columns_of<StageMove>() + " FROM agreement_stage_move WHERE region = $1";

std::string escaped(std::string_view text) {
  std::string out = "%";
  for (auto const c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out + '%';
}

}  // namespace

void insert_prospect(Tx& tx, base::Region region, Prospect const& p) {
  tx.insert("agreement_prospect", region, p);
}

base::Outcome save_prospect(Tx& tx, base::Region region, Prospect const& p) {
  if (!platform::db::update_object(tx, "agreement_prospect", region, p)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Prospect> get_prospect(Tx& tx, base::Region region, rules::ProspectId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto p = tx.find<Prospect>(sql, {region, id})) return *std::move(p);
  return refusal::prospect_unknown;
}

std::vector<Prospect> list_prospects(Tx& tx, base::Region region, ProspectFilter const& f) {
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.organisation)
      .equal("state", f.state)
      .equal("stage", f.stage)
      .equal("owner", f.owner);
  if (f.unowned) q.also("owner = 0");
  auto const words = escaped(f.text);
  if (!f.text.empty()) q.add("name || ' ' || partner LIKE ? ESCAPE '!'", words);
  if (f.due_until.yyyymmdd)
    q.add("next_contact_on <= ?", f.due_until).also("next_contact_on > 0").also("state = 'open'");
  if (f.created_from.ms) q.add("created_at >= ?", f.created_from);
  if (f.created_before.ms) q.add("created_at < ?", f.created_before);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Prospect>(tx, q.order("id DESC", f.limit));
}

std::vector<Prospect> list_due(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql =
      kSelect +
      " WHERE region = $1 AND state = 'open' AND next_contact_on > 0"
      " AND next_contact_on <= $2 AND owner <> 0 ORDER BY next_contact_on LIMIT 5000";
  return tx.list<Prospect>(sql, {region, day});
}

void put_tick(Tx& tx, base::Region region, Tick const& t) {
  tx.execute(
      "INSERT INTO agreement_prospect_tick (region, prospect, point, ticked_by, at) VALUES ($1, $2, $3, $4, "
      "$5)"
      " ON CONFLICT (region, prospect, point) DO NOTHING",
      {region, t.prospect, t.point, t.ticked_by, t.at});
}

void remove_tick(Tx& tx, base::Region region, rules::ProspectId prospect, rules::PointId point) {
  tx.execute("DELETE FROM agreement_prospect_tick WHERE region = $1 AND prospect = $2 AND point = $3",
             {region, prospect, point});
}

std::vector<Tick> list_ticks(Tx& tx, base::Region region, rules::ProspectId prospect) {
  return tx.list<Tick>(
      "SELECT prospect, point, ticked_by, at FROM agreement_prospect_tick WHERE region = $1 AND prospect = $2"
      " ORDER BY at, point",
      {region, prospect});
}

void add_move(Tx& tx, base::Region region, StageMove m) {
  m.seq = tx.find_integer("SELECT count(*) FROM agreement_stage_move WHERE region = $1 AND prospect = $2",
                          {region, m.prospect})
              .value_or(0);
  tx.insert("agreement_stage_move", region, m);
}

std::vector<StageMove> list_moves(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql = kMoves + " AND prospect = $2 ORDER BY seq";
  return tx.list<StageMove>(sql, {region, prospect});
}

std::vector<StageMove> list_moves(Tx& tx, base::Region region, OrganisationId organisation,
                                  rules::ProspectId first, rules::ProspectId last) {
  static std::string const sql =
      kMoves +
      " AND prospect IN (SELECT p.id FROM agreement_prospect p WHERE p.region = $1 AND p.organisation = $2"
      " AND p.id >= $3 AND p.id <= $4) ORDER BY prospect, seq";
  return tx.list<StageMove>(sql, {region, organisation, first, last});
}

void add_owner_change(Tx& tx, base::Region region, OwnerChange c) {
  c.seq = tx.find_integer("SELECT count(*) FROM agreement_owner_change WHERE region = $1 AND prospect = $2",
                          {region, c.prospect})
              .value_or(0);
  tx.insert("agreement_owner_change", region, c);
}

std::vector<OwnerChange> list_owner_changes(Tx& tx, base::Region region, rules::ProspectId prospect) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<OwnerChange>() +
      " FROM agreement_owner_change WHERE region = $1 AND prospect = $2 ORDER BY seq";
  return tx.list<OwnerChange>(sql, {region, prospect});
}

}  // namespace agreement::store
