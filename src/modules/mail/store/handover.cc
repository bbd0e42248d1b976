// SQL over mail_handover, mail_handover_line and mail_evidence.
#include "modules/mail/store/handover.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;
using rules::Handover;
using rules::HandoverLine;

std::string const kColumns = columns_of<HandoverRow>();

void insert_lines(Tx& tx, base::Region region, Handover const& h) {
  for (auto const& l : h.lines)
    tx.execute(
        "INSERT INTO mail_handover_line (region, handover, line, bag, item, code, result, seal_no, gross_g, "
        "evidence,"
        " note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {region, h.id, l.line, l.bag, l.item, l.code, l.result, l.seal_no, l.gross_g, l.evidence, l.note});
}

}  // namespace

HandoverRow row_of(Handover const& h, base::Region region) {
  HandoverRow r;
  r.id = h.id;
  r.uuid = h.uuid;
  r.state = h.state;
  r.node = h.node;
  r.waybill = h.waybill;
  r.giver = h.giver.person;
  r.giver_hat = h.giver.hat;
  r.giver_organisation = h.giver.organisation;
  r.receiver = h.receiver.person;
  r.receiver_hat = h.receiver.hat;
  r.receiver_organisation = h.receiver.organisation;
  r.to_node = h.to_node;
  r.made_at = h.made_at;
  r.completed_at = h.completed_at;
  r.content = rules::content_of(h, region);
  r.giver_key = h.giver.key;
  r.giver_signature = h.giver.signature;
  r.receiver_key = h.receiver.key;
  r.receiver_signature = h.receiver.signature;
  for (auto const& l : h.lines) ++(l.bag ? r.n_bags : r.n_items);
  r.n_differences = rules::count_differences(h.lines);
  r.remark = h.remark;
  r.version = h.version;
  return r;
}

Handover handover_of(HandoverRow const& r, std::vector<HandoverLine> lines) {
  Handover h;
  h.id = r.id;
  h.uuid = r.uuid;
  h.state = r.state;
  h.node = r.node;
  h.waybill = r.waybill;
  h.giver = {r.giver, r.giver_hat, r.giver_organisation, r.giver_key, r.giver_signature};
  h.receiver = {r.receiver, r.receiver_hat, r.receiver_organisation, r.receiver_key, r.receiver_signature};
  h.to_node = r.to_node;
  h.made_at = r.made_at;
  h.completed_at = r.completed_at;
  h.lines = std::move(lines);
  h.remark = r.remark;
  h.version = r.version;
  return h;
}

void insert_handover(Tx& tx, base::Region region, Handover const& h, bool offline,
                     std::string const& digest) {
  auto row = row_of(h, region);
  row.offline = offline;
  row.digest = digest;
  tx.insert("mail_handover", region, row);
  insert_lines(tx, region, h);
}

base::Outcome save_handover(Tx& tx, base::Region region, Handover const& h, std::string const& digest) {
  auto const r = row_of(h, region);
  auto const changed = tx.execute(
      "UPDATE mail_handover SET state = $3, completed_at = $4, content = $5, digest = $6, giver_key = $7,"
      " giver_signature = $8, receiver_key = $9, receiver_signature = $10, n_bags = $11, n_items = $12,"
      " n_differences = $13, remark = $14, version = $15 WHERE region = $1 AND id = $2 AND version < $15",
      {region, r.id, r.state, r.completed_at, r.content, digest, r.giver_key, r.giver_signature,
       r.receiver_key, r.receiver_signature, r.n_bags, r.n_items, r.n_differences, r.remark, r.version});
  if (changed != 1) return refusal::changed_meanwhile;
  tx.execute("DELETE FROM mail_handover_line WHERE region = $1 AND handover = $2", {region, h.id});
  insert_lines(tx, region, h);
  return base::Done{};
}

base::Result<HandoverRow> get_handover_row(Tx& tx, base::Region region, HandoverId id) {
  static std::string const sql = "SELECT " + kColumns + " FROM mail_handover WHERE region = $1 AND id = $2";
  if (auto row = tx.find<HandoverRow>(sql, {region, id})) return *std::move(row);
  return refusal::handover_unknown;
}

base::Result<Handover> get_handover(Tx& tx, base::Region region, HandoverId id) {
  auto const row = TRY(get_handover_row(tx, region, id));
  return handover_of(row, list_lines(tx, region, id));
}

std::optional<HandoverRow> find_handover(Tx& tx, base::Region region, std::string_view uuid) {
  static std::string const sql = "SELECT " + kColumns + " FROM mail_handover WHERE region = $1 AND uuid = $2";
  return tx.find<HandoverRow>(sql, {region, uuid});
}

std::vector<HandoverLine> list_lines(Tx& tx, base::Region region, HandoverId id) {
  static std::string const sql = "SELECT " + columns_of<HandoverLine>() +
                                 " FROM mail_handover_line WHERE region = $1 AND handover = $2 ORDER BY line";
  return tx.list<HandoverLine>(sql, {region, id});
}

std::vector<HandoverRow> list_handovers(Tx& tx, base::Region region, HandoverFilter const& f) {
  static std::string const select = "SELECT " + kColumns + " FROM mail_handover";
  platform::db::Filter q{select, region};
  q.equal("node", f.node).equal("waybill", f.waybill).equal("state", f.state);
  if (f.waybill) q.also("waybill <> 0");
  if (f.party) q.add("? IN (giver, receiver)", f.party);
  if (f.from.ms) q.add("made_at >= ?", f.from);
  if (f.until.ms) q.add("made_at < ?", f.until);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<HandoverRow>(tx, q.order("id DESC", f.limit));
}

std::vector<HandoverRow> list_handovers_of_bag(Tx& tx, base::Region region, BagId bag) {
  static std::string const sql = "SELECT " + columns_of<HandoverRow>("h.") +
                                 " FROM mail_handover_line l CROSS JOIN mail_handover h"
                                 " WHERE l.region = $1 AND l.bag = $2 AND l.bag <> 0"
                                 " AND h.region = l.region AND h.id = l.handover AND h.state = "
                                 "'signed_by_both' ORDER BY h.completed_at, h.id LIMIT 100";
  return tx.list<HandoverRow>(sql, {region, bag});
}

int count_open_handovers(Tx& tx, base::Region region, WaybillId waybill, NodeId node) {
  return static_cast<int>(
      tx.find_integer("SELECT count(*) FROM mail_handover WHERE region = $1 AND waybill = $2"
                      " AND waybill <> 0 AND node = $3 AND state IN ('proposed', 'differing')",
                      {region, waybill, node})
          .value_or(0));
}

void insert_evidence(Tx& tx, base::Region region, Evidence const& e, PersonId person, NodeId node,
                     base::Instant at) {
  tx.execute(
      "INSERT INTO mail_evidence (region, sha256, media_type, bytes, person, node, at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (region, sha256) DO NOTHING",
      {region, e.sha256, e.media_type, e.bytes, person, node, at});
}

bool has_evidence(Tx& tx, base::Region region, std::string_view sha256) {
  return tx.find_integer("SELECT 1 FROM mail_evidence WHERE region = $1 AND sha256 = $2", {region, sha256})
      .has_value();
}

DESCRIBE(PhotoUse, "A fact that a photo belongs to.", FIELD(node, "where"), FIELD(person, "who"),
         FIELD(organisation, "told to"), FIELD(item, "item"), FIELD(bag, "bag"))

std::vector<PhotoUse> list_photo_uses(Tx& tx, base::Region region, std::string_view sha256) {
  static constexpr char kSql[] =
      "SELECT node, person, 0 AS organisation, 0 AS item, 0 AS bag FROM mail_evidence"
      " WHERE region = $1 AND sha256 = $2"
      " UNION SELECT h.node, h.giver, 0, 0, 0 FROM mail_handover_line l"
      " JOIN mail_handover h ON h.region = l.region AND h.id = l.handover"
      " WHERE l.region = $1 AND l.evidence <> '' AND l.evidence = $2"
      " UNION SELECT h.node, h.receiver, 0, 0, 0 FROM mail_handover_line l"
      " JOIN mail_handover h ON h.region = l.region AND h.id = l.handover"
      " WHERE l.region = $1 AND l.evidence <> '' AND l.evidence = $2"
      " UNION SELECT raised_by_node, raised_by, to_organisation, item, bag FROM mail_irregularity"
      " WHERE region = $1 AND evidence <> '' AND evidence LIKE '%' || $2 || '%'"
      " UNION SELECT node, person, 0, item, bag FROM mail_scan"
      " WHERE region = $1 AND action IN ('photo', 'seal') AND note = $2"
      " UNION SELECT node, person, 0, item, 0 FROM mail_delivery"
      " WHERE region = $1 AND evidence <> '' AND evidence = $2";
  return tx.list<PhotoUse>(kSql, {region, sha256});
}

std::optional<Evidence> find_evidence(Tx& tx, base::Region region, std::string_view sha256) {
  std::optional<Evidence> out;
  tx.each("SELECT sha256, media_type, bytes FROM mail_evidence WHERE region = $1 AND sha256 = $2",
          {region, sha256}, [&out](platform::db::Row const& row) {
            out = Evidence{std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)}};
          });
  return out;
}

}  // namespace mail::store
