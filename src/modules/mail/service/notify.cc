// Words and reasons of texts; a stay on a shelf has its own, so that another stay is told again.
#include "modules/mail/service/notify.h"

#include <algorithm>

#include "modules/mail/rules/delivery.h"
#include "modules/mail/service/timetable.h"
#include "modules/message/message.h"

namespace mail::service {
namespace {

std::string item_source(Item const& item) { return "mail/item/" + std::to_string(item.id.value); }
std::string stay_source(Item const& item) {
  return item_source(item) + "/shelf/" + std::to_string(item.waiting_since.ms);
}

/// "尾号 1234": enough to know one's own mail, and no key to track it.
std::string number_tail(Item const& item) {
  return item.number.size() > 4 ? item.number.substr(item.number.size() - 4) : item.number;
}

/// "12月1日": the last day on the shelf.
std::string last_day(Item const& item) {
  auto const day = base::service_date_of(item.waiting_since.plus_ms(rules::kDaysOnShelf * 86'400'000), {0}).yyyymmdd;
  return std::to_string(day / 100 % 100) + "月" + std::to_string(day % 100) + "日";
}

std::string delay_source(Item const& item) { return item_source(item) + "/delayed"; }

/// What is for the centre goes on to the world: its addressee waits for no coach of ours.
bool leaves_county_at(Place const& place) {
  constexpr std::size_t kCounty = 6;
  return place.place_code.substr(std::min(kCounty, place.place_code.size())) == "000000";
}

/// "12月1日 14 时前后": an estimate is no promise to the minute.
std::string hour_words(base::Instant at) {
  auto const text = base::to_local_text(at);  // "2026-12-01 14:05"
  auto const number = [&text](std::size_t from) { return std::to_string(std::stoi(text.substr(from, 2))); };
  return number(5) + "月" + number(8) + "日" + number(11) + "时前后";
}

/// Where it is, with which code, when one may come and until when.
std::string pickup_words(platform::db::Tx& tx, base::Region region, Item const& item) {
  auto const place = find_place(tx, region, item.node);
  auto text = place ? place->name : std::string{};
  if (!item.shelf.empty()) text += "，货架" + item.shelf;
  text += "，取件码" + item.pickup_code;
  if (place && !place->opening_hours.empty()) text += "，营业时间" + place->opening_hours;
  return text + "，请于" + last_day(item) + "前领取。";
}

message::NewText to_receiver(Item const& item, NodeId node, char const* purpose, std::string source) {
  message::NewText text;
  text.purpose = purpose;
  text.source = std::move(source);
  text.topic = item.number;
  text.node = node;
  text.phone = item.receiver_phone;
  return text;
}

}  // namespace

void tell_arrived(Act& act, Item const& item) {
  message::withdraw_texts(act.tx, act.region, act.now, delay_source(item));
  auto text = to_receiver(item, item.node, "mail.arrived", stay_source(item) + "/arrived");
  text.body = "您的邮件（尾号" + number_tail(item) + "）已到" + pickup_words(act.tx, act.region, item);
  message::send_text(act.tx, act.region, act.now, text);
}

void tell_waiting(platform::db::Tx& tx, base::Region region, base::Instant now, Item const& item) {
  auto text = to_receiver(item, item.node, "mail.still_waiting", stay_source(item) + "/remind");
  text.body = "您的邮件（尾号" + number_tail(item) + "）仍在" + pickup_words(tx, region, item);
  message::send_text(tx, region, now, text);
}

void tell_delayed(Act& act, Item const& item, base::Instant expected) {
  auto const place = find_place(act.tx, act.region, item.destination);
  if (!place || item.direction == Direction::returning || leaves_county_at(*place)) return;
  auto const day = std::to_string(base::service_date_of(act.now).yyyymmdd);
  auto text = to_receiver(item, item.destination, "mail.delayed", delay_source(item) + '/' + day);
  text.body = "您的邮件（尾号" + number_tail(item) + "）因运输计划调整，预计" + hour_words(expected) + "到达" +
              place->name + "，给您带来不便请谅解。";
  message::send_text(act.tx, act.region, act.now, text);
}

void tell_returned(Act& act, Item const& item) {
  auto text = to_receiver(item, item.node, "mail.returned", item_source(item) + "/returned");
  text.body = "您寄出的邮件（尾号" + number_tail(item) + "）未能投交，正在退回。";
  message::send_text(act.tx, act.region, act.now, text);
}

void withdraw_shelf_texts(Act& act, Item const& item) {
  message::withdraw_texts(act.tx, act.region, act.now, item_source(item) + "/shelf");
}

}  // namespace mail::service
