// Waybills: what fits, what must be settled before leaving, and the order of stops.
#include "modules/mail/service/waybill.h"

#include <gtest/gtest.h>

#include "engine/codes/refusals.h"
#include "modules/mail/service/licence.h"
#include "testing/mail_staff.h"

namespace mail {
namespace {

using rules::LicenceKind;
using rules::LoadState;

class Waybills : public MailStaff {
 protected:
  base::Result<service::WaybillView> list(WaybillId w, BagId b, std::string reason = {}) {
    return attempt(boss_, service::list_bag, {w, b, {}, std::move(reason)});
  }
  base::Result<service::WaybillView> leave(WaybillId w, NodeId node) {
    return attempt(driver_, service::depart, {w, node});
  }
  service::WaybillView view(WaybillId w) { return ask(service::view_waybill, {w}); }
  Bag heavy_bag(std::string seal_no) {
    auto const made = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
    done(sorter_, service::put_into_bag, {made.id, checked_item().number});
    return done(sorter_, seal_bag, {made.id, {183'000}, std::move(seal_no), "整件机器配重"});
  }
};

TEST_P(Waybills, a_trip_has_one_waybill_however_often_it_is_made) {
  EXPECT_EQ(make_waybill({20261124}).waybill.id, make_waybill({20261124}).waybill.id);
  EXPECT_REFUSED(attempt(boss_, service::make_waybill, {TripId{404}, {20261124}, {}, {}}),
                 refusal::waybill_unknown);
}

TEST_P(Waybills, a_waybill_is_seen_by_its_driver_and_where_it_stops_and_by_nobody_else) {
  auto const w = waybill();
  service::AskWaybill const one{w.waybill.id};
  EXPECT_DONE(attempt(boss_, service::view_waybill, one));
  EXPECT_DONE(attempt(driver_, service::view_waybill, one)) << "has no node, but drives it";
  EXPECT_DONE(attempt(sorter_, service::view_waybill, one));
  EXPECT_DONE(attempt(head_, service::view_waybill, one));
  EXPECT_REFUSED(attempt(keeper_, service::view_waybill, one), refusal::out_of_reach) << "it does not stop there";
  auto other = join({"孙师傅", "driver2", coach_, "driver", {}});
  other.reach = platform::auth::Reach::own;
  EXPECT_REFUSED(attempt(other, service::view_waybill, one), refusal::out_of_reach);
}

TEST_P(Waybills, a_plate_is_stored_in_one_form_and_what_is_none_is_refused) {
  auto const w = waybill().waybill.id;
  auto const assign = [&](char const* typed) {
    return attempt(head_, service::assign_waybill, {w, typed, driver_.person});
  };
  EXPECT_EQ(assign(" 云a·90 009").value().waybill.vehicle, "云A90009");
  EXPECT_REFUSED(assign("大巴"), engine::codes::refusal::plate_malformed);
  EXPECT_REFUSED(attempt(boss_, service::set_licence, {{}, "云A9", LicenceKind::vehicle, "1", {20271001}}),
                 engine::codes::refusal::plate_malformed);
  EXPECT_EQ(view(w).waybill.vehicle, "云A90009");
}

TEST_P(Waybills, a_trip_is_arranged_where_it_stops_and_nowhere_else) {
  auto const w = waybill().waybill;
  service::AssignWaybill const assign{w.id, "云A90009", driver_.person};
  EXPECT_REFUSED(attempt(keeper_, service::assign_waybill, assign), refusal::out_of_reach)
      << "it does not stop there";
  EXPECT_REFUSED(attempt(keeper_, service::cancel_waybill, {w.id, "停班"}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(keeper_, service::make_waybill, {w.trip, w.service_date, {}, {}}),
                 refusal::out_of_reach);
  EXPECT_REFUSED(attempt(driver_, service::assign_waybill, assign), refusal::out_of_reach);
  EXPECT_EQ(view(w.id).waybill.vehicle, "云A12345");
  EXPECT_EQ(done(head_, service::assign_waybill, assign).waybill.vehicle, "云A90009");
  EXPECT_EQ(done(sorter_, service::make_waybill, {w.trip, w.service_date, {}, {}}).waybill.id, w.id);
  EXPECT_DONE(attempt(head_, service::cancel_waybill, {w.id, "停班"}));
  EXPECT_REFUSED(attempt(keeper_, service::make_waybill, {w.trip, w.service_date, {}, {}}),
                 refusal::out_of_reach)
      << "nor is it made anew from there";
}

TEST_P(Waybills, clause_3_4_2_the_hold_is_filled_to_ninety_five_percent_and_beyond_only_with_a_reason) {
  auto const w = waybill();
  EXPECT_EQ(w.free_g.value, 385'500 * 95 / 100);
  EXPECT_DONE(list(w.waybill.id, heavy_bag("F1").id));
  EXPECT_DONE(list(w.waybill.id, heavy_bag("F2").id));
  EXPECT_EQ(view(w.waybill.id).free_g.value, 225);
  auto const b = sealed_bag("F3");
  EXPECT_REFUSED(list(w.waybill.id, b.id), refusal::hold_full);
  EXPECT_REFUSED(list(w.waybill.id, b.id, "领导批准"), refusal::out_of_reach) << "without the permission";
  boss_ = join({"郑经理", "manager1", coach_, "operations_manager", {}});
  boss_.permissions.insert("mail.override_hold");
  auto const listed = list(w.waybill.id, b.id, "客运淡季，行李舱空").value().listings.back();
  EXPECT_EQ(listed.reason, "客运淡季，行李舱空");
  EXPECT_EQ(listed.overridden_by, boss_.person);
}

TEST_P(Waybills, clause_3_4_2_a_reason_for_a_bag_that_fits_overrides_nothing_and_is_not_kept) {
  auto const w = waybill().waybill.id;
  auto const listed = list(w, sealed_bag().id, "随便写写").value().listings.back();
  EXPECT_EQ(listed.reason, "");
  EXPECT_EQ(listed.overridden_by, org::PersonId{});
}

TEST_P(Waybills, a_bag_is_on_one_waybill_and_only_where_the_trip_calls) {
  auto const [b, w] = listed_bag();
  EXPECT_REFUSED(list(w, b.id), refusal::bag_already_listed);
  auto const open = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  EXPECT_REFUSED(list(w, open.id), refusal::bag_state_forbids);
  done(boss_, service::unlist_bag, {w, b.id});
  EXPECT_EQ(bag(b.id).waybill, WaybillId{});
  EXPECT_REFUSED(attempt(boss_, service::unlist_bag, {w, b.id}), refusal::bag_state_forbids);
  EXPECT_REFUSED(list(WaybillId{404}, b.id), refusal::waybill_unknown);
}

TEST_P(Waybills, clause_3_4_2_a_vehicle_does_not_leave_with_bags_or_handovers_open) {
  auto const [b, w] = listed_bag();
  EXPECT_REFUSED(leave(w, centre_), refusal::departure_blocked) << "listed and not handed over";
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  EXPECT_REFUSED(leave(w, centre_), refusal::departure_blocked) << "proposed and not signed";
  EXPECT_DONE(sign(sorter_, v));
  EXPECT_DONE(sign(driver_, v));
  EXPECT_EQ(leave(w, centre_).value().waybill.state, WaybillState::departed);
}

TEST_P(Waybills, clause_1_3_1_an_expired_licence_of_driver_or_vehicle_blocks_the_trip) {
  auto const w = waybill().waybill.id;
  done(boss_, service::set_licence, {driver_.person, {}, LicenceKind::driving, "D1", {20261123}});
  EXPECT_REFUSED(leave(w, centre_), refusal::licence_expired);
  done(boss_, service::set_licence, {driver_.person, {}, LicenceKind::driving, "D2", {20261124}});
  done(boss_, service::set_licence, {{}, "云A12345", LicenceKind::insurance, "P1", {20261001}});
  EXPECT_REFUSED(leave(w, centre_), refusal::licence_expired);
  done(boss_, service::set_licence, {{}, "云A12345", LicenceKind::insurance, "P2", {20271001}});
  EXPECT_DONE(leave(w, centre_)) << "the last day still holds";
  auto const register_now = ask(service::list_licences, {});
  EXPECT_EQ(register_now.items.size(), 2u) << "a renewal replaces";
  ASSERT_EQ(register_now.people.size(), 1u) << "a vehicle has no name";
  EXPECT_EQ(register_now.people[0].person, driver_.person);
  EXPECT_FALSE(register_now.people[0].name.empty());
  EXPECT_REFUSED(attempt(boss_, service::set_licence, {{}, "云A10001", LicenceKind::driving, {}, {20271001}}),
                 refusal::licence_malformed);
}

TEST_P(Waybills, clause_1_3_1_where_the_register_is_in_use_a_missing_licence_blocks_like_an_expired_one) {
  boss_.organisation = coach_;
  auto const w = waybill().waybill.id;
  EXPECT_REFUSED(attempt(boss_, service::set_licence_duty, {org::OrganisationId{404}, true}),
                 refusal::organisation_unknown);
  done(boss_, service::set_licence_duty, {post_, true});
  EXPECT_FALSE(ask(service::view_licence_duty, {}).required) << "another carrier's";
  done(boss_, service::set_licence_duty, {coach_, true});
  EXPECT_TRUE(ask(service::view_licence_duty, {}).required);
  for (auto const kind : {LicenceKind::driving, LicenceKind::qualification}) {
    EXPECT_REFUSED(leave(w, centre_), refusal::licence_missing);
    done(boss_, service::set_licence, {driver_.person, {}, kind, "D", {20271001}});
  }
  for (auto const kind : {LicenceKind::vehicle, LicenceKind::transport_permit, LicenceKind::insurance}) {
    EXPECT_REFUSED(leave(w, centre_), refusal::licence_missing);
    done(boss_, service::set_licence, {{}, "云A12345", kind, "P", {20271001}});
  }
  EXPECT_DONE(leave(w, centre_));
}

TEST_P(Waybills, clause_3_4_2_stops_are_left_and_reached_in_order_by_who_is_there) {
  auto const w = waybill().waybill.id;
  EXPECT_REFUSED(attempt(driver_, service::arrive, {w, town_}), refusal::waybill_state_forbids);
  EXPECT_REFUSED(leave(w, town_), refusal::stop_out_of_order);
  EXPECT_REFUSED(leave(w, village_), refusal::stop_unknown);
  EXPECT_REFUSED(attempt(head_, service::depart, {w, centre_}), refusal::out_of_reach);
  auto other = join({"钱师傅", "driver2", coach_, "driver", {}});
  other.reach = platform::auth::Reach::own;
  EXPECT_REFUSED(attempt(other, service::depart, {w, centre_}), refusal::out_of_reach) << "not his trip";
  EXPECT_DONE(leave(w, centre_));
  EXPECT_REFUSED(leave(w, centre_), refusal::stop_unknown) << "left already";
  EXPECT_EQ(done(driver_, service::arrive, {w, town_}).waybill.state, WaybillState::completed);
}

TEST_P(Waybills, nothing_is_listed_where_the_vehicle_has_left) {
  auto const w = waybill().waybill.id;
  auto const b = sealed_bag();
  leave(w, centre_).value();
  EXPECT_REFUSED(list(w, b.id), refusal::stop_unknown);
}

TEST_P(Waybills, a_cancelled_trip_gives_its_bags_back_and_can_be_made_anew) {
  auto const [b, w] = listed_bag();
  done(boss_, service::cancel_waybill, {w, "车辆故障"});
  EXPECT_EQ(bag(b.id).waybill, WaybillId{});
  auto const again = make_waybill({20261124}).waybill.id;
  EXPECT_NE(again, w);
  EXPECT_DONE(list(again, b.id));
}

TEST_P(Waybills, a_trip_with_mail_on_board_is_not_cancelled) {
  auto const [b, w] = listed_bag();
  hand_over(onto_vehicle(w), {line_of(b)});
  EXPECT_REFUSED(attempt(boss_, service::cancel_waybill, {w, "停班"}), refusal::waybill_state_forbids);
  leave(w, centre_).value();
  EXPECT_REFUSED(attempt(boss_, service::assign_waybill, {w, "云A90009", {}}), refusal::waybill_state_forbids);
}

TEST_P(Waybills, the_line_of_a_bag_says_what_became_of_it) {
  auto const [b, w] = listed_bag();
  hand_over(onto_vehicle(w), {line_of(b)});
  EXPECT_EQ(view(w).listings.at(0).state, LoadState::loaded);
  auto const v = done(head_, service::propose_handover, content(off_vehicle({}), {line_of(b)}));
  sign(head_, v).value();
  sign(driver_, v).value();
  EXPECT_EQ(view(w).listings.at(0).state, LoadState::unloaded) << "also when nobody named the waybill";
  EXPECT_EQ(bag(b.id).waybill, WaybillId{});
}

ON_EACH_ENGINE(Waybills);

}  // namespace
}  // namespace mail
