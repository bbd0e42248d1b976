// Use cases of taking in.
#include "modules/mail/service/acceptance.h"

#include <algorithm>

#include "engine/codes/id_card.h"
#include "engine/codes/item_number.h"
#include "engine/codes/phone.h"
#include "engine/codes/prohibited_goods.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/chore.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/item.h"
#include "platform/auth/installation_key.h"

namespace mail::service {
namespace {

std::string tail_of(std::string const& phone) {
  return phone.size() >= 4 ? phone.substr(phone.size() - 4) : "";
}

std::string tidy_phone(std::string const& phone) {
  auto digits = engine::codes::normalise_phone(phone);
  return digits ? std::move(digits).value() : phone;
}

/// Our own numbers for items that come without one: KX, the key's last eleven digits.
std::string make_number(ItemId id) {
  auto const tail = std::to_string(id.value % 100'000'000'000);
  return "KX" + std::string(11 - tail.size(), '0') + tail;
}

/// 下行: to a node below the one that accepts. As chosen where the destination does not say.
Direction direction_of(Act& act, AcceptItem const& r) {
  if (!r.destination || r.destination == r.node) return r.direction;
  auto const above = ancestry_of(act.tx, act.region, r.destination);
  return std::ranges::find(above, r.node) != above.end() ? Direction::inbound : r.direction;
}

Item draft(Act& act, AcceptItem const& r) {
  Item item;
  item.id = act.make_id<ItemId>();
  item.number = r.number.empty() ? make_number(item.id) : normalise_number(r.number);
  item.direction = direction_of(act, r);
  item.product = r.product;
  item.registered = r.registered;
  item.insured_li = r.insured_li;
  item.cod_li = r.cod_li;
  item.postage_li = r.postage_li;
  item.sender_name = r.sender_name;
  item.sender_phone = tidy_phone(r.sender_phone);
  item.sender_address = r.sender_address;
  item.receiver_name = r.receiver_name;
  item.receiver_phone = tidy_phone(r.receiver_phone);
  item.receiver_address = r.receiver_address;
  item.receiver_tail = tail_of(item.receiver_phone);
  item.weight_g = r.weight_g;
  item.length_mm = r.length_mm;
  item.width_mm = r.width_mm;
  item.height_mm = r.height_mm;
  item.origin = item.node = r.node;
  item.destination = r.destination;
  item.remark = r.remark;
  item.accepted_on = base::service_date_of(act.now);
  item.accepted_at = act.made_at;
  return item;
}

/// The carrier as chosen, else the likeliest reading; a number that nobody uses asks for a look.
std::string recognise(std::string const& chosen, std::string const& number,
                      std::vector<std::string>& warnings) {
  auto const readings = engine::codes::read_item_number(number);
  if (readings.empty() && !number.starts_with("KX"))
    warnings.push_back("未识别的单号格式，请核对");
  else if (!readings.empty() && readings.front().confidence < 50)
    warnings.push_back("单号校验位不符，请核对");
  if (!chosen.empty()) return chosen;
  return readings.empty() ? "other" : readings.front().carrier;
}

base::Outcome check_contents(std::string const& words, std::vector<std::string>& warnings) {
  for (auto const& hit : engine::codes::find_prohibited_goods(words)) {
    if (hit.rule == engine::codes::GoodsRule::prohibited)
      return base::refuse(refusal::goods_prohibited, std::string{hit.heading_zh} + "：" + hit.word,
                          "/contents");
    warnings.push_back(std::string{hit.word} + "：" + hit.advice_zh);
  }
  return base::Done{};
}

/// The first heading under which words name prohibited goods; 0 when they name none, or restricted ones only.
int heading_of(std::string const& words) {
  for (auto const& hit : engine::codes::find_prohibited_goods(words))
    if (hit.rule == engine::codes::GoodsRule::prohibited) return hit.heading;
  return 0;
}

/// A number that may be given to a new item.
base::Outcome check_number(Act& act, std::string const& number) {
  if (!engine::codes::is_plausible_item_number(number))
    return base::refuse(refusal::number_malformed, {}, "/number");
  auto const known = store::find_item(act.tx, act.region, number);
  if (known && rules::is_living(*known)) return base::refuse(refusal::number_in_use, {}, "/number");
  return base::Done{};
}

/// A new item lies at the desk: in its books and in the hands of who took it.
void take_in(Desk const& desk, Item const& item, char const* reason) {
  store::insert_item(desk.act.tx, desk.act.region, item);
  move_in(desk, reason, one(item.id));
  hold_here(desk, store::Subject::item, item.id.value);
}

/// One transition of a loose item, written down with its reason.
base::Result<Item> set_aside(Act& act, SetAside const& request, rules::ItemAction action, char const* name,
                             bool goes_out) {
  auto [item, desk] = TRY(item_at_desk(act, request.item));
  if (item.state == ItemState::waiting) settle_shelf(act, item);
  auto changed = TRY(rules::apply(std::move(item), action, act.now));
  if (action == rules::ItemAction::isolate && !changed.prohibited) changed.prohibited = heading_of(request.reason);
  if (action == rules::ItemAction::release) changed.prohibited = 0;
  if (goes_out) {
    TRY(rules::may_go_back(changed));
    changed.node = {};
    move_out(desk, name, one(changed.id));
    store::end_custody(act.tx, act.region, store::Subject::item, changed.id.value, act.made_at);
  }
  TRY(store::save_item(act.tx, act.region, changed));
  scan(act, desk.node, name, {changed.id, {}, {}}, request.reason);
  record(act, goes_out ? events::kItemClosed : events::kItemArrived, desk.node, changed);
  return changed;
}

/// Prohibited goods that a word was mistaken for need a second pair of eyes.
base::Outcome check_releaser(Act& act, Item const& item) {
  if (!item.prohibited) return base::Done{};
  auto const scans = store::list_scans(act.tx, act.region, item.id);
  auto const isolated = std::ranges::find_if(scans.rbegin(), scans.rend(), [](store::Scan const& s) {
    return s.action == "isolate" || (s.action.starts_with("check_") && s.note == "failed");
  });
  if (isolated != scans.rend() && isolated->person == act.hat.person) return refusal::release_same_person;
  return base::Done{};
}

base::Result<Item> become_present(Desk const& desk, Item item) {
  auto& act = desk.act;
  auto const was_lost = item.state == ItemState::lost;
  auto present = TRY(
      rules::apply(std::move(item), was_lost ? rules::ItemAction::find : rules::ItemAction::arrive, act.now));
  present.node = desk.node;
  if (present.accepted_on.yyyymmdd == 0) {
    present.accepted_on = desk.day;
    present.accepted_at = act.made_at;
  }
  plan_item(act, present);
  TRY(store::save_item(act.tx, act.region, present));
  move_in(desk, was_lost ? "found" : "arrived", one(present.id));
  hold_here(desk, store::Subject::item, present.id.value);
  scan(act, desk.node, "arrive", {present.id, {}, {}});
  record(act, events::kItemArrived, desk.node, present);
  return present;
}

}  // namespace

base::Result<NumberReadings> read_number(Look&, ReadNumber const& request) {
  NumberReadings out;
  out.number = normalise_number(request.number);
  out.plausible = engine::codes::is_plausible_item_number(out.number);
  for (auto const& r : engine::codes::read_item_number(out.number))
    out.items.push_back({r.carrier, r.pattern, r.confidence, r.checked});
  return out;
}

base::Result<AcceptedItem> accept_item(Act& act, AcceptItem const& request) {
  auto const desk = TRY(desk_at(act, request.node));
  AcceptedItem out;
  TRY(check_contents(request.contents + " " + request.remark, out.warnings));
  auto item = draft(act, request);
  TRY(check_number(act, item.number));
  item.carrier = recognise(request.carrier, item.number, out.warnings);
  if (item.destination && !find_place(act.tx, act.region, item.destination))
    return base::refuse(refusal::destination_unknown, {}, "/destination");
  TRY(rules::check_size(item, {}));
  item = TRY(rules::apply(std::move(item), rules::ItemAction::accept, act.now));
  item.version = 1;
  plan_item(act, item);
  take_in(desk, item, "accepted");
  scan(act, desk.node, "accept", {item.id, {}, {}});
  record(act, events::kItemAccepted, desk.node, item);
  out.volumetric_g = rules::volumetric_weight(item);
  out.item = std::move(item);
  return out;
}

base::Result<Item> intercept_item(Act& act, InterceptItem const& request) {
  auto const desk = TRY(desk_at(act, request.item.node));
  TRY(check_evidence(act, request.evidence));
  auto item = draft(act, request.item);
  TRY(check_number(act, item.number));
  std::vector<std::string> ignored;
  item.carrier = recognise(request.item.carrier, item.number, ignored);
  item = TRY(rules::apply(std::move(item), rules::ItemAction::isolate, act.now));
  item.version = 1;
  item.prohibited = heading_of(request.item.contents + " " + request.item.remark + " " + request.reason);
  take_in(desk, item, "intercepted");
  scan(act, desk.node, "isolate", {item.id, {}, {}}, request.reason);
  if (!request.evidence.empty()) scan(act, desk.node, "photo", {item.id, {}, {}}, request.evidence);
  record(act, events::kItemRefused, desk.node, item);
  return item;
}

base::Result<Item> measure_item(Act& act, MeasureItem const& request) {
  auto [before, desk] = TRY(item_at_desk(act, request.item));
  auto const after = TRY(rules::measured(
      before, {request.weight_g, request.length_mm, request.width_mm, request.height_mm}, act.now));
  TRY(store::save_item(act.tx, act.region, after));
  auto const words = [](Item const& i) {
    return std::to_string(i.weight_g.value) + " g " + std::to_string(i.length_mm.value) + "×" +
           std::to_string(i.width_mm.value) + "×" + std::to_string(i.height_mm.value) + " mm";
  };
  scan(act, desk.node, "measure", {after.id, {}, {}}, words(before) + " → " + words(after));
  act.audit("mail.measure_item", "mail/item/" + std::to_string(after.id.value), &before, &after);
  return after;
}

base::Result<Item> record_check(Act& act, RecordCheck const& request) {
  auto [item, desk] = TRY(item_at_desk(act, request.item));
  if (request.kind != CheckKind::security && !act.hat.may("mail.accept")) return refusal::out_of_reach;
  auto const number = normalise_number(request.document_number);
  if (request.document_kind == "id_card" && !number.empty() &&
      !engine::codes::check_id_card(number, desk.day))
    return base::refuse(refusal::document_malformed, {}, "/document_number");
  rules::Check check;
  check.id = act.make_id<decltype(check.id)>();
  check.item = item.id;
  check.kind = request.kind;
  check.result = request.result;
  check.at = act.made_at;
  check.node = desk.node;
  check.person = act.hat.person;
  check.hat = act.hat.id;
  check.machine = request.machine;
  check.document_kind = request.document_kind;
  if (!number.empty()) {
    // Bound to the item, so that two items of one sender cannot be matched; the number itself is not kept.
    check.document_hash = platform::auth::keyed_hash("mail.document", std::to_string(item.id.value) + number);
    check.document_tail = number.size() > 4 ? number.substr(number.size() - 4) : "";
  }
  check.category = request.category;
  check.note = request.note;
  if (request.result == CheckResult::passed) {
    std::vector<std::string> warnings;
    TRY(check_contents(request.category, warnings));
  }
  auto checked = TRY(rules::with_check(std::move(item), check));
  if (checked.state == ItemState::isolated) checked.prohibited = heading_of(request.category + " " + request.note);
  TRY(store::save_item(act.tx, act.region, checked));
  store::insert_check(act.tx, act.region, check);
  scan(act, desk.node, std::string{"check_"} + base::to_name(check.kind), {checked.id, {}, {}},
       base::to_name(check.result));
  if (checked.state == ItemState::isolated) record(act, events::kItemRefused, desk.node, checked);
  return checked;
}

base::Result<Item> arrive_item(Act& act, ArriveItem const& request) {
  auto const desk = TRY(desk_at(act, request.node));
  auto item = TRY(store::get_item(act.tx, act.region, normalise_number(request.number)));
  if (item.bag) return base::refuse(refusal::item_in_other_bag, item.number);
  if (item.state == ItemState::advised || item.state == ItemState::withdrawn || item.state == ItemState::lost)
    return become_present(desk, std::move(item));
  if (item.node != desk.node) return base::refuse(refusal::item_elsewhere, item.number);
  scan(act, desk.node, "arrive", {item.id, {}, {}});
  return item;
}

base::Result<Item> isolate_item(Act& act, SetAside const& r) {
  return set_aside(act, r, rules::ItemAction::isolate, "isolate", false);
}
base::Result<Item> release_item(Act& act, SetAside const& r) {
  TRY(check_releaser(act, TRY(store::get_item(act.tx, act.region, r.item))));
  return set_aside(act, r, rules::ItemAction::release, "release", false);
}
base::Result<Item> refuse_item(Act& act, SetAside const& r) {
  return set_aside(act, r, rules::ItemAction::refuse, "refuse", true);
}
base::Result<Item> surrender_item(Act& act, SurrenderItem const& r) {
  auto [item, desk] = TRY(item_at_desk(act, r.item));
  TRY(check_evidence(act, r.evidence));
  auto gone = TRY(rules::apply(std::move(item), rules::ItemAction::surrender, act.now));
  gone.node = {};
  TRY(store::save_item(act.tx, act.region, gone));
  rules::Surrender const how{.id = act.make_id<decltype(rules::Surrender::id)>(), .item = gone.id, .node = desk.node,
                             .authority = r.authority, .officer = r.officer, .receipt = r.receipt,
                             .evidence = r.evidence, .person = act.hat.person, .at = act.made_at};
  store::insert_surrender(act.tx, act.region, how);
  move_out(desk, "surrendered", one(gone.id));
  store::end_custody(act.tx, act.region, store::Subject::item, gone.id.value, act.made_at);
  scan(act, desk.node, "surrender", {gone.id, {}, {}}, r.receipt);
  record(act, events::kItemClosed, desk.node, gone);
  return gone;
}
base::Result<Item> bury_item(Act& act, SetAside const& r) {
  return set_aside(act, r, rules::ItemAction::bury, "bury", true);
}
base::Result<Item> lose_item(Act& act, SetAside const& r) {
  auto [item, desk] = TRY(item_at_desk(act, r.item));
  if (item.state == ItemState::waiting) settle_shelf(act, item);
  auto lost = TRY(rules::apply(std::move(item), rules::ItemAction::lose, act.now));
  lost.node = {};
  TRY(store::save_item(act.tx, act.region, lost));
  move_out(desk, "lost", one(lost.id));
  scan(act, desk.node, "lose", {lost.id, {}, {}}, r.reason);
  record(act, events::kItemClosed, desk.node, lost);
  return lost;
}

}  // namespace mail::service
