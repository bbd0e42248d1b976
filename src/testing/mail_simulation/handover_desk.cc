// Handovers: proposed, found, signed by both, or brought signed by two phones; then everything moves.
#include <algorithm>

#include "modules/mail/rules/custody.h"
#include "modules/mail/rules/refusals.h"
#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

using rules::Handover;
using rules::HandoverState;
using rules::LoadState;

constexpr base::Region kRegion{530190};

bool has_ended(Handover const& h) {
  return !h.id || (h.state != HandoverState::proposed && h.state != HandoverState::differing);
}

base::Outcome resolve_lines(Tx& tx, Handover const& h) {
  for (auto const& line : h.lines) {
    auto const* row = tx.bag(line.bag);
    if (!row) return refusal::bag_unknown;
    if (tx.has(Bug::giver_not_custodian)) continue;
    if (!rules::holds(h, row->bag)) return refusal::handover_not_custodian;
    if (!h.to_node && row->bag.waybill != h.waybill) return refusal::bag_elsewhere;
  }
  return base::Done{};
}

/// The line of the bag's waybill says what became of it.
void note_listing(Handover const& h, BagRow& row) {
  if (!row.bag.waybill) return;
  auto& listing = row.listings[static_cast<std::size_t>(slot_of(row.bag.waybill))];
  if (listing.waybill == row.bag.waybill)
    listing.state = !h.to_node     ? LoadState::loaded
                    : row.bag.node ? LoadState::left_behind
                                   : LoadState::unloaded;
  if (h.to_node) row.bag.waybill = {};
}

void move_between(Tx& tx, NodeId from, NodeId to, std::int64_t items) {
  if (from == to) return;
  if (from && !tx.has(Bug::movement_forgotten)) tx.move({from, tx.today, -items, -1});
  if (to) tx.move({to, tx.today, items, 1});
}

base::Outcome move_bag(Tx& tx, Handover const& h, BagId id) {
  auto* row = tx.bag(id);
  if (!row) return refusal::bag_unknown;
  auto const from = row->bag.node;
  auto given = row->bag;
  if (tx.has(Bug::giver_not_custodian)) {
    given.custodian = h.giver.organisation;
    given.custodian_person = h.giver.person;
    if (from) given.node = h.node;
  }
  auto const present = tx.has(Bug::late_handover_taken) ? base::Instant{} : row->held.made_at;
  auto moved = TRY(rules::carried(h, std::move(given), present, tx.now));
  if (!h.to_node && moved.waybill != h.waybill) return refusal::bag_elsewhere;
  note_listing(h, *row);
  moved.waybill = row->bag.waybill;
  row->bag = std::move(moved);
  move_between(tx, from, h.to_node, row->bag.n_items);
  if (tx.has(Bug::lost_custody)) return base::Done{};
  pass_on(tx, row->held,
          {.organisation = h.receiver.organisation,
           .person = h.receiver.person,
           .node = h.to_node,
           .made_at = h.made_at});
  return base::Done{};
}

base::Outcome carry_out(Tx& tx, Handover const& h) {
  if (h.state != HandoverState::signed_by_both) return base::Done{};
  Person const anybody{h.receiver.person, h.receiver.organisation, {}};
  for (auto const node : {h.node, h.to_node})
    if (node && !tx.has(Bug::closed_day_written)) TRY(open_desk(tx, anybody, node));
  for (auto const& line : h.lines)
    if (rules::moves(line.result)) TRY(move_bag(tx, h, line.bag));
  return base::Done{};
}

/// Which side the actor stands for.
base::Result<rules::Party> take_side(Handover const& h, Person const& who) {
  auto const party = rules::party_of(h, who.id);
  if (!party) return refusal::handover_not_party;
  return *party;
}

/// Nothing leaves the simulated county: only its own people sign.
base::Outcome may_begin(Handover const& h) {
  TRY(rules::may_propose(h));
  if (rules::leaves_county(h)) return refusal::leaves_with_post_only;
  return base::Done{};
}

base::Outcome propose(Tx& tx, Command const& c, Person const& who) {
  if (tx.has_sheet(c.uuid)) return base::Done{};
  if (!who.covers(c.node)) return refusal::out_of_reach;
  auto h = draft_of(c);
  TRY(may_begin(h));
  TRY(take_side(h, who));
  TRY(resolve_lines(tx, h));
  auto const slot = free_slot(kHandovers, [&](int s) { return has_ended(tx.handover_at(s).handover); });
  if (slot < 0) return refusal::handover_unknown;
  auto& row = tx.new_handover(slot);
  h.id = row.handover.id;
  row.handover = std::move(h);
  tx.keep_sheet(c.uuid);
  return base::Done{};
}

base::Outcome complete(Tx& tx, Command const& c) {
  if (tx.has_sheet(c.uuid)) return base::Done{};
  auto h = draft_of(c);
  TRY(may_begin(h));
  TRY(resolve_lines(tx, h));
  if (digest_of(rules::content_of(h, kRegion)) != c.digest) return refusal::signature_invalid;
  for (auto const party : {rules::Party::giver, rules::Party::receiver}) {
    auto const signer = party == rules::Party::giver ? h.giver.person : h.receiver.person;
    h = TRY(rules::with_signature(std::move(h), party, 1, signature_of(signer, c.digest), tx.now));
  }
  auto const slot = free_slot(kHandovers, [&](int s) { return has_ended(tx.handover_at(s).handover); });
  if (slot < 0) return refusal::handover_unknown;
  auto& row = tx.new_handover(slot);
  h.id = row.handover.id;
  row.handover = std::move(h);
  tx.keep_sheet(c.uuid);
  return carry_out(tx, row.handover);
}

base::Outcome find(Tx& tx, Command const& c, HandoverRow& row) {
  auto& h = row.handover;
  auto lines = h.lines;
  lines[static_cast<std::size_t>(c.dice) % lines.size()].result =
      static_cast<rules::LineResult>(c.dice / 10 % 4);
  auto const before = h;
  h = TRY(rules::with_findings(std::move(h), std::move(lines)));
  TRY(resolve_lines(tx, h));
  if (tx.has(Bug::signature_kept)) {
    h.giver.signature = before.giver.signature;
    h.receiver.signature = before.receiver.signature;
  }
  if (h.version == before.version) ++h.version;
  return base::Done{};
}

base::Outcome sign(Tx& tx, Command const& c, HandoverRow& row, rules::Party party) {
  auto& h = row.handover;
  auto const digest = digest_of(rules::content_of(h, kRegion));
  if (digest != c.digest) return refusal::content_differs;
  h = TRY(rules::with_signature(std::move(h), party, 1, signature_of(person(c.person).id, digest), tx.now));
  return carry_out(tx, h);
}

}  // namespace

std::uint64_t digest_of(std::string const& content) {
  auto h = 0xcbf29ce484222325u;
  for (unsigned char const c : content) h = (h ^ c) * 0x100000001b3u;
  return h;
}

std::string signature_of(PersonId signer, std::uint64_t digest) {
  auto mixed = (digest ^ static_cast<std::uint64_t>(signer.value) * 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
  std::string text(13, 'A');
  for (auto& letter : text) {
    letter = static_cast<char>('A' + mixed % 26);
    mixed /= 26;
  }
  return text;
}

Handover draft_of(Command const& c) {
  Handover h;
  h.uuid = std::to_string(c.uuid);
  h.node = c.node;
  h.to_node = c.destination;
  h.waybill = c.waybill;
  auto const giver = person(c.person), receiver = person(c.other);
  h.giver = {giver.id, {}, giver.organisation, 0, {}};
  h.receiver = {receiver.id, {}, receiver.organisation, 0, {}};
  h.made_at = c.made_at;
  for (auto const bag : {c.bag, c.more[0], c.more[1]})
    if (bag) h.lines.push_back({.line = static_cast<std::int64_t>(h.lines.size()) + 1, .bag = bag});
  return h;
}

base::Outcome run_handover(Tx& tx, Command const& c, Person const& who) {
  if (c.kind == Kind::propose) return propose(tx, c, who);
  if (c.kind == Kind::complete) return complete(tx, c);
  auto* row = tx.handover(c.handover);
  if (!row) return refusal::handover_unknown;
  auto const party = TRY(take_side(row->handover, who));
  switch (c.kind) {
    case Kind::find:
      if (party != rules::Party::receiver) return refusal::handover_not_party;
      return find(tx, c, *row);
    case Kind::sign:
      return sign(tx, c, *row, party);
    default:
      row->handover = party == rules::Party::receiver ? TRY(rules::refused(std::move(row->handover), "wrong"))
                                                      : TRY(rules::withdrawn(std::move(row->handover)));
      return base::Done{};
  }
}

}  // namespace mail::simulation
