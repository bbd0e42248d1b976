// Bags that ride past the stop where they should be unloaded: never silently.
#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

using rules::IrregularityKind;

class CarryingOn : public MailStaff {
 protected:
  /// A line of three stops with mail, and a bag on board for the one in the middle.
  void SetUp() override {
    MailStaff::SetUp();
    if (IsSkipped()) return;
    middle_ = add_node(network::NodeKind::township_station, "三岔口站", "530190102000", centre_);
    auto feed = network::small_feed();
    auto& stops = feed.at("stops.txt");
    stops.replace(stops.find("102.15,"), 7, "102.15,530190102000");
    must<network::service::ImportReport>(
        boss_, [&](auto& a) { return network::service::import_files(a, {}, feed); });
    add_rule(centre_, middle_, middle_);
    waybill_ = waybill().waybill.id;
    ASSERT_EQ(ask(service::view_waybill, {waybill_}).stops.size(), 3u);
    auto const i = checked(parcel(centre_, middle_, next_number()));
    bag_ = done(sorter_, service::open_bag, {centre_, middle_, BagKind::ordinary, {}}).id;
    done(sorter_, service::put_into_bag, {bag_, i.number});
    done(sorter_, seal_bag, {bag_, {1'250}, "F1", {}, {}});
    done(boss_, service::list_bag, {waybill_, bag_, {}, {}});
    hand_over(onto_vehicle(waybill_), {line_of(bag(bag_))});
    done(driver_, service::depart, {waybill_, centre_});
  }
  base::Result<service::WaybillView> leave(NodeId node, std::string reason = {}) {
    return attempt(driver_, service::depart, {waybill_, node, std::move(reason)});
  }
  base::Result<service::WaybillView> reach(NodeId node, std::string reason = {}) {
    return attempt(driver_, service::arrive, {waybill_, node, std::move(reason)});
  }

  NodeId middle_;
  WaybillId waybill_;
  BagId bag_;
};

TEST_P(CarryingOn,
       clause_3_4_2_a_vehicle_does_not_leave_a_stop_with_its_bags_unless_the_reason_is_on_record) {
  EXPECT_DONE(reach(middle_));
  EXPECT_REFUSED(leave(middle_), refusal::bags_carried_on);
  EXPECT_DONE(leave(middle_, "站点锁门，电话无人接"));
  auto const raised = irregularities();
  ASSERT_EQ(raised.size(), 1u);
  EXPECT_EQ(raised[0].kind, IrregularityKind::misdirected);
  EXPECT_EQ(raised[0].bag, bag_);
  EXPECT_EQ(raised[0].to_node, middle_);
  EXPECT_EQ(raised[0].to_organisation, coach_);
  EXPECT_EQ(raised[0].raised_organisation, post_);
  EXPECT_NE(raised[0].description.find("站点锁门，电话无人接"), std::string::npos);
  EXPECT_DONE(reach(town_)) << "said once";
  EXPECT_EQ(irregularities().size(), 1u);
  hand_over(off_vehicle(waybill_), {line_of(bag(bag_))});
  EXPECT_EQ(bag(bag_).node, town_);
}

TEST_P(CarryingOn, clause_3_4_2_a_stop_with_bags_is_not_passed_without_a_reason_either) {
  EXPECT_REFUSED(reach(town_), refusal::bags_carried_on);
  EXPECT_DONE(reach(town_, "道路塌方绕行"));
  EXPECT_EQ(irregularities().at(0).raised_by_node, middle_);
}

TEST_P(CarryingOn, a_bag_handed_over_at_its_stop_stops_nobody) {
  EXPECT_DONE(reach(middle_));
  head_.nodes.push_back(middle_);
  hand_over({driver_, head_, middle_, middle_, waybill_}, {line_of(bag(bag_))});
  EXPECT_DONE(leave(middle_));
  EXPECT_TRUE(irregularities().empty());
}

ON_EACH_ENGINE(CarryingOn);

}  // namespace
}  // namespace mail
