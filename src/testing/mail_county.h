// A county with mail in a database of its own: a centre, a township and a village, a line with two
// departures, a sort plan, a clerk; and short ways to take items in and to bag them.
#pragma once
#include <string>

#include "modules/mail/module.h"
#include "modules/mail/service/acceptance.h"
#include "modules/mail/service/bagging.h"
#include "modules/mail/service/sort_plan.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/service/waybill.h"
#include "modules/message/module.h"
#include "testing/network_county.h"
#include "testing/staff.h"

namespace mail {

/// With the usual layout of the barcode.
inline base::Result<Bag> seal_bag(service::Act& act, service::SealBag const& request) {
  return service::seal_bag(act, request, {});
}

class MailCounty : public org::Staff {
 protected:
  void SetUp() override {
    auto const more = testing_support::joined(
        {network::module.migrations(), message::module.migrations(), module.migrations(), migrations_above()});
    open(more);
    if (IsSkipped()) return;
    set_clock(20261124, 6);
    boss_ = operator_hat();
    boss_.person_name = "调度";
    centre_ = add_node(network::NodeKind::county_centre, "青石县交邮中心", "530190000000", {});
    town_ = add_node(network::NodeKind::township_station, "清水镇服务站", "530190101000", centre_);
    village_ = add_node(network::NodeKind::village_point, "大坪村", "530190101203", town_);
    import_feed();
    add_rule(centre_, town_, town_);
    add_rule(town_, village_, village_);
    clerk_ = join({"王小站", "clerk1", post_, "acceptance_clerk", {centre_}});
    clerk_.person_name = "王小站";
    clerk_.permissions = {"mail.read", "mail.accept", "mail.bag", "mail.import", "mail.export"};
  }

  /// Of modules above mail, for their tests.
  virtual std::span<platform::db::Migration const> migrations_above() { return {}; }

  /// What an act that must not be refused answers.
  template <typename T>
  T must(platform::auth::Hat const& hat, std::function<base::Result<T>(service::Act&)> const& use) {
    auto out = act<T>(hat, use);
    if (!out) throw std::runtime_error{std::string{out.refusal().kind->code} + ": " + out.refusal().detail};
    return std::move(out).value();
  }

  /// To an hour of a day on China's wall clock.
  void set_clock(std::int32_t day, int hour) { now_ = base::instant_of({day}, {hour * 3600}); }

  NodeId add_node(network::NodeKind kind, char const* name, char const* place_code, NodeId parent) {
    network::Node n{.kind = kind, .name = name, .place_code = place_code};
    n.lat_e7 = 251'000'000;
    n.lon_e7 = 1'021'000'000;
    n.parent = parent;
    n.active_from = {20260101};
    return must<network::Node>(boss_, [&n](auto& a) { return network::service::create_node(a, n); }).id;
  }
  void import_feed() {
    must<network::service::ImportReport>(
        boss_, [](auto& a) { return network::service::import_files(a, {}, network::small_feed()); });
  }
  void add_rule(NodeId node, NodeId destination, NodeId next) {
    service::SetSortRule rule{.node = node, .destination = destination, .next_node = next};
    rule.chute = "A03";
    rule.valid_from = {20260101};
    must<rules::SortRule>(boss_, [&](auto& a) { return service::set_sort_rule(a, rule); });
  }

  static service::AcceptItem parcel(NodeId node, NodeId destination, std::string number) {
    service::AcceptItem r{.node = node, .number = std::move(number), .destination = destination};
    r.sender_name = "李大壮";
    r.sender_phone = "13900139000";
    r.sender_address = "云南省昆明市盘龙区北京路 88 号 2 栋";
    r.receiver_name = "张小凡";
    r.receiver_phone = "13800138000";
    r.receiver_address = "三组 27 号老供销社对面";
    r.weight_g = {1250};
    return r;
  }
  /// An item for the village, taken in at the centre.
  Item accept(std::string number) {
    return must<service::AcceptedItem>(
               clerk_,
               [&](auto& a) { return service::accept_item(a, parcel(centre_, village_, std::move(number))); })
        .item;
  }
  void check(ItemId item) {
    using service::RecordCheck;
    RecordCheck real_name{.item = item, .kind = CheckKind::real_name, .document_kind = "id_card"};
    real_name.document_number = "11010519491231002X";
    RecordCheck const content{.item = item, .kind = CheckKind::content, .category = "食品"};
    RecordCheck const security{.item = item, .kind = CheckKind::security, .machine = "X-01"};
    for (auto const& request : {real_name, content, security})
      must<Item>(clerk_, [&](auto& a) { return service::record_check(a, request); });
  }
  /// A bag of checked items for the township, sealed.
  Bag seal(std::vector<std::string> const& numbers) {
    auto bag = must<Bag>(clerk_, [&](auto& a) {
      return service::open_bag(a, {centre_, town_, BagKind::ordinary, {}});
    });
    for (auto const& number : numbers) {
      check(accept(number).id);
      bag = must<Bag>(clerk_, [&](auto& a) { return service::put_into_bag(a, {bag.id, number}); });
    }
    service::SealBag const seal{.bag = bag.id, .gross_g = {bag.items_g.value + 300}, .seal_no = "F0028871"};
    return must<Bag>(clerk_, [&](auto& a) { return seal_bag(a, seal); });
  }
  /// The waybill of the first trip of the day to the township.
  service::WaybillView make_waybill(base::ServiceDate day) {
    TripId trip;
    database_->read([&](org::Tx& tx) {
      for (auto const& t : service::list_trips(tx, boss_.region, day))
        if (!trip && t.stops.front().node == centre_) trip = t.trip;
    });
    service::MakeWaybill const request{.trip = trip, .service_date = day, .vehicle = "云A12345"};
    return must<service::WaybillView>(boss_, [&](auto& a) { return service::make_waybill(a, request); });
  }

  platform::auth::Hat boss_, clerk_;
  NodeId centre_, town_, village_;
};

}  // namespace mail
