// Item labels and bag tags.
#include "modules/mail/service/paper.h"

#include <fmt/format.h>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/names.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/service/view.h"
#include "modules/mail/service/words.h"
#include "platform/documents/label_document.h"
#include "platform/documents/table.h"

namespace mail::service {
namespace {

namespace documents = platform::documents;
using platform::http::File;

constexpr char kBrand[] = "驿道 · 交邮合作";

documents::PageSize page_of(LabelSize size) {
  return size == LabelSize::large ? documents::kLabel100x180 : documents::kLabel76x130;
}

/// "11-24 07:40", without the year, on China's wall clock.
std::string short_time(base::Instant at) { return at.ms ? base::to_local_text(at).substr(5) : ""; }

std::string yuan_or_dash(base::Money amount) {
  return amount.value ? "¥" + documents::yuan_text(amount.value) : "—";
}

/// 三段码: county, township and village digits of the place code, "0190-101-203"; the name of a place without
/// code.
std::string sort_mark(Place const& destination) {
  auto const& code = destination.place_code;
  if (code.size() != 12) return destination.name;
  return code.substr(2, 4) + "-" + code.substr(6, 3) + "-" + code.substr(9, 3);
}

/// Where an item goes from the node that labels it, by the sort plan.
struct Onward {
  std::string bag;        ///< name of the node where its bag is opened
  std::string departure;  ///< "101 11-24 07:40"
  std::string chute;
};

/// The departure that the item is planned on, or, when that has left or there was none yet, the next one.
std::string departure_of(Look& look, Item const& item, std::optional<rules::SortRule> const& rule) {
  if (item.plan_trip && item.plan_departs_at >= look.now) {
    auto const day = base::service_date_of(item.plan_departs_at);
    if (auto const w =
            store::find_waybill(look.tx, look.region, item.plan_trip, day))  // no timetable has extra runs
      return w->line + " " + short_time(item.plan_departs_at);
    auto const trip = find_trip(look.tx, look.region, item.plan_trip, day);
    return (trip ? trip->line + " " : "") + short_time(item.plan_departs_at);
  }
  auto const next = rule ? find_departure(look.tx, look.region, *rule, look.now) : std::nullopt;
  return next ? next->line + " " + short_time(next->departs_at) : "";
}

Onward onward_of(Look& look, Item const& item, Names& names) {
  auto const here = item.node ? item.node : item.origin;
  auto const rule = here == item.destination
                        ? std::nullopt
                        : find_rule(look.tx, look.region, {here, item.destination, item.product}, look.now);
  return {names.of(rule ? rule->next_node : item.destination), departure_of(look, item, rule),
          rule ? rule->chute : ""};
}

documents::PairsBlock details_of(Item const& item, Onward const& onward) {
  return {{{"重量", kilograms(item.weight_g.value)},
           {"承运", chinese_of(item.carrier)},
           {"保价", yuan_or_dash(item.insured_li)},
           {"代收", yuan_or_dash(item.cod_li)},
           {"格口", onward.chute.empty() ? "—" : onward.chute},
           {"备注", item.remark.empty() ? "—" : item.remark}},
          2};
}

documents::Label label_of(Look& look, Item const& item, LabelSize size) {
  Names names{look.tx, look.region};
  auto const destination = find_place(look.tx, look.region, item.destination).value_or(Place{});
  auto const onward = onward_of(look, item, names);
  auto const accepted = item.accepted_at.ms ? item.accepted_at : item.changed_at;
  documents::AddressBlock const receiver{"收", item.receiver_name, item.receiver_phone,
                                         destination.name + " " + item.receiver_address, true};
  documents::Label label{
      documents::HeadBlock{kBrand, base::to_local_text(accepted) + "  " + names.of(item.origin),
                           chinese_of(item.product)},
      documents::RouteBlock{sort_mark(destination), "袋 → " + onward.bag, onward.departure},
      receiver,
      documents::AddressBlock{"寄", item.sender_name, item.sender_phone, item.sender_address},
      documents::BarcodeBlock{documents::Symbology::code128, item.number},
      details_of(item, onward),
      documents::SignBlock{item.number,
                           "签收前请验视外包装。个人信息已作隐私处理，请勿泄露。投诉 12305。",
                           {"签收人", "日期时间"}}};
  if (size == LabelSize::small) return label;
  label.push_back(documents::CutBlock{});
  label.push_back(documents::BarcodeBlock{documents::Symbology::code128, item.number});
  auto stub = receiver;
  stub.destination = false;
  label.push_back(stub);
  return label;
}

base::Result<File> one_label(documents::Label const& label, LabelSize size, std::string name,
                             documents::LabelPrivacy privacy) {
  auto bytes = TRY(documents::render_labels(page_of(size), std::span{&label, 1}, privacy));
  return File{"application/pdf", std::move(name), std::move(bytes), true};
}

/// Stops of the trip that a bag is planned on, as its waybill has them: a plan that was changed has other
/// times than the timetable, and extra runs stand in none.
std::optional<TripOnDay> planned_trip(Look& look, Bag const& bag, base::ServiceDate day) {
  auto const w = store::find_waybill(look.tx, look.region, bag.plan_trip, day);
  if (!w) return find_trip(look.tx, look.region, bag.plan_trip, day);
  TripOnDay out;
  out.line = w->line;
  out.stops = store::list_stops(look.tx, look.region, w->id);
  return out;
}

/// The departure that takes the bag: of its waybill, else the planned one of the day of sealing or of the
/// next.
std::string departure_of(Look& look, Bag const& bag) {
  if (bag.waybill)
    if (auto const w = store::get_waybill(look.tx, look.region, bag.waybill))
      return w.value().line + " " + short_time(w.value().departs_at);
  for (auto const day : {bag.sealed_on, base::add_days(bag.sealed_on, 1)})
    if (auto const trip = planned_trip(look, bag, day))
      for (auto const& stop : trip->stops)
        if (stop.node == bag.origin && stop.planned_departure >= bag.sealed_at)
          return trip->line + " " + short_time(stop.planned_departure);
  return "";
}

documents::Label tag_of(Look& look, Bag const& bag) {
  Names names{look.tx, look.region};
  return {documents::HeadBlock{names.of(bag.origin), base::to_local_text(bag.sealed_at),
                               chinese_of(base::to_name(bag.kind)) + "袋"},
          documents::RouteBlock{names.of(bag.destination), departure_of(look, bag),
                                fmt::format("第 {} 袋", bag.serial)},
          documents::BarcodeBlock{documents::Symbology::code128, bag.barcode},
          documents::PairsBlock{{{"件数", std::to_string(bag.n_items)},
                                 {"毛重", kilograms(bag.gross_g.value)},
                                 {"封志", bag.seal_no},
                                 {"封发人", names.of(bag.sealed_by)},
                                 {"清单号", std::to_string(bag.serial)},
                                 {"班次", bag.dispatch_round}},
                                2},
          documents::SignBlock{
              bag.barcode, "双方当面核对袋牌、封志与重量；不符时当场填写验单。", {"交方", "接方"}}};
}

/// Who takes mail in or hands it out needs the addressee's address on the label.
bool may_see_address(Look const& look) { return look.hat.may("mail.accept") || look.hat.may("mail.deliver"); }

base::Result<Item> item_to_label(Look& look, ItemId id) {
  auto item = TRY(view_item(look, {id, {}})).item;
  if (!may_see_address(look)) item.receiver_address = base::mask_address(item.receiver_address);
  return item;
}

}  // namespace

base::Result<File> print_label(Look& look, PrintLabel const& ask) {
  auto const item = TRY(item_to_label(look, ask.item));
  if (may_see_address(look)) look.reveal("mail/item/" + std::to_string(item.id.value), "print label");
  return one_label(label_of(look, item, ask.size), ask.size, "面单-" + item.number + ".pdf",
                   documents::LabelPrivacy::masked);
}

base::Result<File> print_labels(Look& look, PrintLabels const& ask) {
  std::vector<documents::Label> labels;
  std::string numbers;
  for (auto const id : ask.items) {
    auto const item = TRY(item_to_label(look, id));
    numbers += ' ' + item.number;
    labels.push_back(label_of(look, item, ask.size));
  }
  if (may_see_address(look)) look.reveal("mail/labels", "print labels:" + numbers);
  auto bytes = TRY(documents::render_labels(page_of(ask.size), labels, documents::LabelPrivacy::masked));
  return File{"application/pdf", "面单-" + std::to_string(labels.size()) + "张.pdf", std::move(bytes), true};
}

base::Result<File> print_tag(Look& look, PrintTag const& ask) {
  auto const bag = TRY(view_bag(look, {ask.bag})).bag;
  if (bag.barcode.empty()) return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  return one_label(tag_of(look, bag), ask.size, "袋牌-" + bag.barcode + ".pdf",
                   documents::LabelPrivacy::clear);
}

}  // namespace mail::service
