// Use cases of the point and of the day's end.
#include "modules/mail/service/delivery.h"

#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/chore.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/notify.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/day.h"
#include "modules/mail/store/irregularity.h"
#include "modules/mail/store/item.h"
#include "platform/auth/secret.h"

namespace mail::service {
namespace {

/// Six random digits: guessing is limited by the counter's own rate and by the keeper's eyes.
std::string make_pickup_code() {
  std::uint32_t n = 0;
  for (auto const c : platform::auth::random_bytes(4)) n = n << 8 | static_cast<unsigned char>(c);
  auto const text = std::to_string(n % 1'000'000);
  return std::string(6 - text.size(), '0') + text;
}

rules::Delivery draft(Act& act, DeliverItem const& r, NodeId node) {
  rules::Delivery d;
  d.id = act.make_id<decltype(d.id)>();
  d.item = r.item;
  d.node = node;
  d.kind = r.kind;
  d.receiver_name = r.receiver_name;
  d.relation = r.relation;
  d.reason = r.reason;
  d.evidence = r.evidence;
  d.collected_li = r.collected_li;
  d.person = act.hat.person;
  d.at = act.made_at;
  return d;
}

void leave_the_node(Desk const& desk, Item const& item) {
  move_out(desk, "delivered", one(item.id));
  store::end_custody(desk.act.tx, desk.act.region, store::Subject::item, item.id.value, desk.act.made_at);
}

}  // namespace

base::Result<Item> shelve_item(Act& act, ShelveItem const& request) {
  auto [item, desk] = TRY(item_at_desk(act, request.item));
  auto const shelved =
      TRY(rules::shelved(std::move(item), desk.node, request.shelf, make_pickup_code(), act.now));
  TRY(store::save_item(act.tx, act.region, shelved));
  scan(act, desk.node, "shelve", {shelved.id, {}, {}}, shelved.shelf);
  record(act, events::kItemWaiting, desk.node, shelved);
  tell_arrived(act, shelved);
  return shelved;
}

base::Result<Item> unshelve_item(Act& act, UnshelveItem const& request) {
  auto const [before, desk] = TRY(item_at_desk(act, request.item));
  auto const loose = TRY(rules::unshelved(before, act.now));
  TRY(store::save_item(act.tx, act.region, loose));
  settle_shelf(act, before);
  scan(act, desk.node, "unshelve", {loose.id, {}, {}}, before.shelf);
  record(act, events::kItemArrived, desk.node, loose);
  return loose;
}

base::Result<Item> deliver_item(Act& act, DeliverItem const& request) {
  auto [item, desk] = TRY(item_at_desk(act, request.item));
  TRY(check_evidence(act, request.evidence));
  auto const attempt = draft(act, request, desk.node);
  auto changed = TRY(rules::handed_out(std::move(item), attempt, request.code, act.now));
  if (changed.state == ItemState::delivered)
    leave_the_node(desk, changed);
  else
    plan_item(act, changed);
  TRY(store::save_item(act.tx, act.region, changed));
  store::insert_delivery(act.tx, act.region, attempt);
  if (changed.state != ItemState::waiting) settle_shelf(act, changed);
  if (attempt.kind == rules::DeliveryKind::refused) tell_returned(act, changed);
  scan(act, desk.node, base::to_name(attempt.kind), {changed.id, {}, {}}, attempt.reason);
  auto const* type = changed.state == ItemState::delivered          ? events::kItemDelivered
                     : attempt.kind == rules::DeliveryKind::refused ? events::kItemReturned
                                                                    : events::kItemArrived;
  record(act, type, desk.node, changed);
  return changed;
}

base::Result<Item> redirect_item(Act& act, RedirectItem const& request) {
  auto const [before, desk] = TRY(item_at_desk(act, request.item));
  if (!find_place(act.tx, act.region, request.destination)) return refusal::destination_unknown;
  auto after = TRY(rules::apply(before, rules::ItemAction::arrive, act.now));
  after.destination = request.destination;
  plan_item(act, after);
  TRY(store::save_item(act.tx, act.region, after));
  settle_shelf(act, after);
  scan(act, desk.node, "redirect", {after.id, {}, {}}, request.reason);
  act.audit("mail.redirect: " + request.reason, "mail/item/" + std::to_string(after.id.value), &before,
            &after);
  return after;
}

base::Result<Item> return_item(Act& act, ReturnItem const& request) {
  auto [item, desk] = TRY(item_at_desk(act, request.item));
  auto back = TRY(rules::turn_back(std::move(item), act.now));
  plan_item(act, back);
  TRY(store::save_item(act.tx, act.region, back));
  settle_shelf(act, back);
  tell_returned(act, back);
  scan(act, desk.node, "return", {back.id, {}, {}}, request.reason);
  record(act, events::kItemReturned, desk.node, back);
  return back;
}

base::Result<rules::Day> open_day(Act& act, OpenDay const& request) {
  auto const desk = TRY(desk_at(act, request.node));
  return *store::find_day(act.tx, act.region, desk.node, desk.day);
}

base::Result<rules::Day> close_day(Act& act, CloseDay const& request) {
  TRY(check_reach(act.hat, request.node));
  auto day = store::find_day(act.tx, act.region, request.node, request.service_date);
  if (!day) return refusal::day_not_open;
  if (store::has_open_day_before(act.tx, act.region, request.node, request.service_date))
    return refusal::earlier_day_open;
  auto const books = store::read_books(act.tx, act.region, request.node, request.service_date);
  auto const closed = TRY(rules::closed(*std::move(day), books,
                                        {request.counted_items, request.counted_bags, request.explanation},
                                        act.hat.person, act.now));
  TRY(store::save_day(act.tx, act.region, closed));
  act.record(events::kDayClosed, "mail/day/" + std::to_string(closed.node.value), closed.node, closed);
  return closed;
}

base::Result<rules::Day> reopen_day(Act& act, ReopenDay const& request) {
  TRY(check_reach(act.hat, request.node));
  auto const day = store::find_day(act.tx, act.region, request.node, request.service_date);
  if (!day) return refusal::day_not_open;
  auto const open = TRY(rules::reopened(*day, act.hat.person, request.reason));
  TRY(store::save_day(act.tx, act.region, open));
  act.audit("mail.reopen_day: " + request.reason, "mail/day/" + std::to_string(open.node.value), &*day,
            &open);
  act.record(events::kDayReopened, "mail/day/" + std::to_string(open.node.value), open.node, open);
  return open;
}

}  // namespace mail::service
