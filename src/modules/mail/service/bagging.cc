// Use cases of bags.
#include "modules/mail/service/bagging.h"

#include <algorithm>

#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/item.h"

namespace mail::service {
namespace {

/// A bag that lies at a desk within reach.
struct BagAtDesk {
  Bag bag;
  Desk desk;
};

base::Result<BagAtDesk> bag_at_desk(Act& act, BagId id) {
  auto bag = TRY(store::get_bag(act.tx, act.region, id));
  if (!bag.node) return refusal::bag_elsewhere;
  auto desk = TRY(desk_at(act, bag.node));
  return BagAtDesk{std::move(bag), desk};
}

/// The item leaves the bag and lies loose at the desk, in its organisation's custody.
base::Result<Item> lay_loose(Desk const& desk, Bag& bag, Item item, std::string_view result) {
  auto loose = TRY(rules::apply(std::move(item), rules::ItemAction::unbag, desk.act.now));
  loose.bag = {};
  loose.node = desk.node;
  rules::count_out(bag, loose);
  store::take_out(desk.act.tx, desk.act.region, bag.id, loose.id, desk.act.made_at, result);
  hold_here(desk, store::Subject::item, loose.id.value);
  return loose;
}

/// Writes a bag whose counts changed without an action of its own.
base::Outcome save_counts(Act& act, Bag& bag) {
  bag.changed_at = act.now;
  ++bag.version;
  return store::save_bag(act.tx, act.region, bag);
}

bool was_ticked(Act& act, BagId bag, ItemId item) {
  auto const stays = store::list_stays(act.tx, act.region, bag);
  return std::ranges::any_of(stays, [item](auto const& s) { return s.item == item && s.result == "ticked"; });
}

/// Found in the opened bag: loose at the desk, and planned on.
base::Result<Item> tick(Desk const& desk, Bag& bag, Item item) {
  auto& act = desk.act;
  auto loose = TRY(lay_loose(desk, bag, std::move(item), "ticked"));
  plan_item(act, loose);
  TRY(store::save_item(act.tx, act.region, loose));
  scan(act, desk.node, "arrive", {loose.id, bag.id, {}});
  record(act, events::kItemArrived, desk.node, loose);
  return loose;
}

/// Listed in the bag and not there.
base::Outcome go_missing(Desk const& desk, Bag& bag, Item item) {
  auto& act = desk.act;
  auto lost = TRY(rules::apply(std::move(item), rules::ItemAction::lose, act.now));
  lost.bag = {};
  rules::count_out(bag, lost);
  TRY(store::save_item(act.tx, act.region, lost));
  store::take_out(act.tx, act.region, bag.id, lost.id, act.made_at, "missing");
  hold_here(desk, store::Subject::item, lost.id.value);  // who unpacked answers until the irregularity decides
  move_out(desk, "missing", one(lost.id));
  return raise_missing(act, desk.node, bag, lost);
}

/// The code of a label of its own, "" when there is none. @errors label_code_malformed, label_code_in_use
base::Result<std::string> free_label_code(Act& act, std::string const& scanned) {
  if (scanned.empty()) return std::string{};
  auto code = TRY(read_label_code(scanned));
  if (store::label_is_under_way(act.tx, act.region, code))
    return base::refuse(refusal::label_code_in_use, {}, "/label_code");
  return code;
}

}  // namespace

base::Result<Bag> open_bag(Act& act, OpenBag const& request) {
  auto const desk = TRY(desk_at(act, request.node));
  TRY(check_relation(act, request.node, request.destination));
  Bag bag;
  bag.id = act.make_id<BagId>();
  bag.kind = request.kind;
  bag.origin = bag.node = request.node;
  bag.destination = request.destination;
  bag.custodian = act.hat.organisation;
  bag.custodian_person = act.hat.person;
  bag.dispatch_round = request.dispatch_round.empty() ? "01" : request.dispatch_round;
  bag.changed_at = act.now;
  store::insert_bag(act.tx, act.region, bag);
  hold_here(desk, store::Subject::bag, bag.id.value);
  move_in(desk, "bag_opened", {bag.id, {}, 1, 0});
  record(act, events::kBagOpened, desk.node, bag);
  return bag;
}

base::Result<Bag> put_into_bag(Act& act, PutIntoBag const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  auto item = TRY(store::get_item(act.tx, act.region, normalise_number(request.number)));
  if (item.bag == bag.id) return bag;  // scanned twice: nothing to do
  if (!item.plan_next) plan_item(act, item);
  TRY(rules::admits(bag, item));
  auto bagged = TRY(rules::apply(std::move(item), rules::ItemAction::bag, act.now));
  bagged.bag = bag.id;
  bagged.node = {};
  TRY(store::save_item(act.tx, act.region, bagged));
  rules::count_in(bag, bagged);
  TRY(save_counts(act, bag));
  store::put_in(act.tx, act.region, bag.id, bagged.id, act.made_at);
  hold_in_bag(act, bagged.id, bag.id);
  scan(act, desk.node, "bag", {bagged.id, bag.id, {}});
  return bag;
}

base::Result<Bag> take_from_bag(Act& act, TakeFromBag const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  if (bag.state != BagState::open) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  auto item = TRY(store::get_item(act.tx, act.region, normalise_number(request.number)));
  if (item.bag != bag.id) return refusal::item_not_in_bag;
  auto const loose = TRY(lay_loose(desk, bag, std::move(item), "taken_out"));
  TRY(store::save_item(act.tx, act.region, loose));
  TRY(save_counts(act, bag));
  scan(act, desk.node, "unbag", {loose.id, bag.id, {}});
  return bag;
}

base::Result<Bag> seal_bag(Act& act, SealBag const& request, BagFields const& fields) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  if (store::seal_is_used(act.tx, act.region, request.seal_no, desk.day))
    return base::refuse(refusal::seal_in_use, {}, "/seal_no");
  auto label_code = TRY(free_label_code(act, request.label_code));
  TRY(check_evidence(act, request.photo));
  auto sealed = TRY(rules::seal(std::move(bag), {request.gross_g, request.seal_no, request.reason}, act.hat.person,
                                desk.day, act.now));
  sealed.serial = store::next_serial(act.tx, act.region, sealed.origin, sealed.destination, desk.day);
  sealed.barcode = TRY(make_bag_barcode(act, sealed, fields));
  sealed.label_code = std::move(label_code);
  plan_bag(act, sealed);
  TRY(store::save_bag(act.tx, act.region, sealed));
  scan(act, desk.node, "seal", {{}, sealed.id, {}}, request.photo);
  record(act, events::kBagSealed, desk.node, sealed);
  return sealed;
}

base::Result<Bag> unseal_bag(Act& act, BagOnly const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  auto const open = TRY(rules::unseal(std::move(bag), desk.day, act.now));
  TRY(store::save_bag(act.tx, act.region, open));
  scan(act, desk.node, "unseal", {{}, open.id, {}});
  return open;
}

base::Result<Bag> cancel_bag(Act& act, BagOnly const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  if (bag.n_items > 0) return base::refuse(refusal::bag_state_forbids, std::to_string(bag.n_items));
  auto cancelled = TRY(rules::apply(std::move(bag), rules::BagAction::cancel, act.now));
  cancelled.node = {};
  TRY(store::save_bag(act.tx, act.region, cancelled));
  store::end_custody(act.tx, act.region, store::Subject::bag, cancelled.id.value, act.made_at);
  move_out(desk, "bag_cancelled", {cancelled.id, {}, 1, 0});
  return cancelled;
}

base::Result<Bag> unpack_bag(Act& act, BagOnly const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  auto const opened = TRY(rules::apply(std::move(bag), rules::BagAction::unpack, act.now));
  TRY(store::save_bag(act.tx, act.region, opened));
  scan(act, desk.node, "unpack", {{}, opened.id, {}});
  record(act, events::kBagUnpacked, desk.node, opened);
  return opened;
}

base::Result<Item> tick_item(Act& act, TickItem const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  if (bag.state != BagState::opened) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  auto item = TRY(store::get_item(act.tx, act.region, normalise_number(request.number)));
  if (item.node == desk.node && was_ticked(act, bag.id, item.id)) return item;
  if (item.bag != bag.id) return base::refuse(refusal::item_not_in_bag, item.number);
  auto loose = TRY(tick(desk, bag, std::move(item)));
  TRY(save_counts(act, bag));
  return loose;
}

base::Result<Reconciled> reconcile_bag(Act& act, ReconcileBag const& request) {
  auto [bag, desk] = TRY(bag_at_desk(act, request.bag));
  if (bag.state != BagState::opened) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  auto rest = store::list_items_of_bag(act.tx, act.region, bag.id);
  auto const ordinary = std::ranges::count_if(rest, [](Item const& i) { return !i.registered; });
  if (request.ordinary_found != 0 && request.ordinary_found != ordinary)
    return base::refuse(refusal::ordinary_differs, std::to_string(ordinary), "/ordinary_found");
  Reconciled out;
  for (auto& item : rest) {
    if (!item.registered && request.ordinary_found == ordinary) {
      TRY(tick(desk, bag, std::move(item)));
      continue;
    }
    out.missing.push_back(item.number);
    TRY(go_missing(desk, bag, std::move(item)));
  }
  auto done = TRY(rules::apply(std::move(bag), rules::BagAction::reconcile, act.now));
  done.node = {};
  TRY(store::save_bag(act.tx, act.region, done));
  store::end_custody(act.tx, act.region, store::Subject::bag, done.id.value, act.made_at);
  move_out(desk, "bag_emptied", {done.id, {}, 1, 0});
  record(act, events::kBagReconciled, desk.node, done);
  out.bag = std::move(done);
  return out;
}

}  // namespace mail::service
