// The day board by trip and stop, and the names behind the custody of an item.
#include <gtest/gtest.h>

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/advice.h"
#include "modules/mail/service/evidence.h"
#include "modules/mail/service/licence.h"
#include "modules/mail/service/vehicle.h"
#include "modules/mail/service/view.h"
#include "testing/mail_county.h"

namespace mail {
namespace {

constexpr base::ServiceDate kDay{20261124};

class DayBoard : public MailCounty {
 protected:
  service::Board board() {
    return look<service::Board>(boss_, [](auto& l) { return service::view_board(l, {kDay}); });
  }
  void list_on(service::WaybillView const& trip, Bag const& bag) {
    service::ListBag const request{.waybill = trip.waybill.id, .bag = bag.id};
    must<service::WaybillView>(boss_, [&](auto& a) { return service::list_bag(a, request); });
  }
};

TEST_P(DayBoard, each_stop_says_what_is_still_to_be_loaded_there) {
  auto const bag = seal({"PA123456785CN"});
  auto const trip = make_waybill(kDay);
  list_on(trip, bag);
  auto const b = board();
  ASSERT_EQ(b.stops.size(), trip.stops.size());
  EXPECT_EQ(b.stops.front().waybill, trip.waybill.id);
  EXPECT_EQ(b.stops.front().name, trip.stops.front().name);
  EXPECT_EQ(b.stops.front().to_load, 1);
  EXPECT_EQ(b.stops.back().to_load, 0);
  EXPECT_EQ(b.stops.front().left_behind, 0);
}

TEST_P(DayBoard, a_stop_that_was_left_says_when) {
  auto const trip = make_waybill(kDay);
  service::PassStop const start{.waybill = trip.waybill.id, .node = centre_};
  must<service::WaybillView>(boss_, [&](auto& a) { return service::depart(a, start); });
  auto const b = board();
  ASSERT_FALSE(b.stops.empty());
  EXPECT_EQ(b.stops.front().departed_at, now_);
  EXPECT_EQ(b.stops.back().departed_at.ms, 0);
}

TEST_P(DayBoard, a_vehicle_is_found_by_its_plate_with_the_trip_that_it_runs_today) {
  auto const trip = make_waybill(kDay);
  service::AssignWaybill const assign{.waybill = trip.waybill.id, .vehicle = "云A12345", .driver = {}};
  must<service::WaybillView>(boss_, [&](auto& a) { return service::assign_waybill(a, assign); });
  service::SetLicence const spare{.person = {}, .plate = "云A12399", .kind = rules::LicenceKind::insurance,
                                  .number = "B1", .valid_until = {20270101}};
  must<rules::Licence>(boss_, [&](auto& a) { return service::set_licence(a, spare); });
  auto const found = [this](platform::auth::Hat hat, char const* permission) {
    if (*permission) hat.permissions.insert(permission);
    std::vector<std::string> plates;
    database_->read([&](Tx& tx) {
      service::Look l{tx, hat, now_, origin_};
      for (auto const& v : service::search_vehicles(l, "a123")) plates.push_back(v.plate);
    });
    return plates;
  };
  using Plates = std::vector<std::string>;
  EXPECT_EQ(found(clerk_, ""), (Plates{"云A12345"})) << "it stops where the clerk works";
  EXPECT_EQ(found(boss_, "mail.waybill"), (Plates{"云A12345", "云A12399"})) << "and those that only have licences";
  auto stranger = clerk_;
  stranger.nodes = {{404}};
  EXPECT_EQ(found(stranger, ""), Plates{});
}

TEST_P(DayBoard, a_trip_of_yesterday_that_is_still_under_way_stands_on_todays_board_and_its_drivers_list) {
  auto const trip = make_waybill(kDay);
  auto w = trip.waybill;
  must<service::WaybillView>(boss_, [&](auto& a) {
    return service::assign_waybill(a, {w.id, "云A10001", clerk_.person});
  });
  auto const of_today = [this] {
    return look<service::Board>(boss_, [](auto& l) { return service::view_board(l, {}); });
  };
  auto const mine = [this] {
    return look<service::WaybillList>(clerk_, [](auto& l) { return service::list_my_waybills(l, {}); }).items.size();
  };
  set_clock(20261125, 5);
  EXPECT_TRUE(of_today().trips.empty()) << "it never left";
  EXPECT_EQ(mine(), 0u);
  set_clock(20261124, 7);
  service::PassStop const start{.waybill = w.id, .node = centre_};
  must<service::WaybillView>(boss_, [&](auto& a) { return service::depart(a, start); });
  set_clock(20261125, 5);
  auto const b = of_today();
  EXPECT_EQ(b.service_date, (base::ServiceDate{20261125}));
  ASSERT_EQ(b.trips.size(), 1u);
  EXPECT_EQ(b.trips[0].id, w.id);
  EXPECT_EQ(b.stops.size(), trip.stops.size());
  EXPECT_EQ(mine(), 1u);
  must<service::WaybillView>(boss_, [&](auto& a) { return service::arrive(a, {w.id, town_}); });
  EXPECT_TRUE(of_today().trips.empty()) << "it has come";
}

TEST_P(DayBoard, what_is_announced_to_a_node_is_listed_there_before_it_comes) {
  service::AdviceRow row{.number = "PA123456785CN", .place = "530190101203"};
  row.receiver_name = "张小凡";
  row.receiver_phone = "13800138000";
  row.weight_g = {900};
  service::AdviseItems const manifest{.manifest = "M1", .node = centre_, .rows = {row}};
  must<service::Advised>(boss_, [&](auto& a) { return service::advise_items(a, manifest); });
  auto const announced = [this](platform::auth::Hat const& hat) {
    return look<service::ItemList>(hat, [](auto& l) { return service::list_items(l, {.state = "advised"}); })
        .items.size();
  };
  EXPECT_EQ(announced(clerk_), 1u);
  auto elsewhere = clerk_;
  elsewhere.nodes = {town_};
  EXPECT_EQ(announced(elsewhere), 0u);
}

TEST_P(DayBoard, a_driver_keeps_a_photo_at_any_stop_and_a_clerk_only_at_the_own_node) {
  platform::http::Upload const photo{"image/png", "p.png", "\x89PNG\r\n\x1a\n pixels"};
  auto driver = clerk_;
  driver.reach = platform::auth::Reach::own;
  driver.nodes.clear();
  auto const keep = [&](platform::auth::Hat const& hat) {
    return act<service::KeptPhoto>(hat, [&](auto& a) { return service::keep_photo(a, {town_}, photo); });
  };
  EXPECT_TRUE(keep(driver).ok());
  auto const refused = keep(clerk_);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().kind, &refusal::out_of_reach);
}

TEST_P(DayBoard, the_page_of_an_item_names_those_who_worked_on_it) {
  auto const item = accept("PA123456785CN");
  auto const view =
      look<service::ItemView>(clerk_, [&](auto& l) { return service::view_item(l, {.item = item.id}); });
  ASSERT_EQ(view.people.size(), 1u);
  EXPECT_EQ(view.people.front().person, clerk_.person);
  EXPECT_EQ(view.people.front().name, "王小站");
}

ON_EACH_ENGINE(DayBoard);

}  // namespace
}  // namespace mail
