// The list of a vehicle's terminal beside the handovers, on both databases.
#include <gtest/gtest.h>

#include <map>

#include "modules/monitor/jobs/watch.h"
#include "modules/monitor/rules/load_check.h"
#include "modules/monitor/service/alert.h"
#include "modules/monitor/service/board.h"
#include "modules/monitor/service/load_check.h"
#include "testing/monitor_county.h"

namespace monitor {
namespace {

using rules::AlertKind;
using rules::LoadVerdict;
using tracking::ListedBag;

mail::CarriedBag carried(std::string barcode, std::string seal, bool on_board = true) {
  return {std::move(barcode), std::move(seal), {7}, "清水", on_board};
}

TEST(LoadCheck, clause_3_5_2_each_bag_of_either_list_is_judged_and_what_differs_comes_first) {
  std::vector<ListedBag> const told{{"1", "F1"}, {"2", "F9"}, {"3", ""}, {"4", "F4"}, {"9", "F9"}};
  std::vector<mail::CarriedBag> const on{carried("1", "F1"), carried("2", "F2"), carried("3", "F3"),
                                         carried("4", "F4", false), carried("5", "F5"),
                                         carried("6", "F6", false)};
  rules::LoadCheck check;
  check.bags = rules::compare_load(told, on);
  std::map<std::string, LoadVerdict> verdicts;
  for (auto const& b : check.bags) verdicts[b.barcode] = b.verdict;
  std::map<std::string, LoadVerdict> const expected{
      {"1", LoadVerdict::agrees},     {"2", LoadVerdict::seal_differs}, {"3", LoadVerdict::agrees},
      {"4", LoadVerdict::not_signed}, {"5", LoadVerdict::not_told},     {"9", LoadVerdict::unknown}};
  EXPECT_EQ(verdicts, expected) << "a bag that waits and is not told is no news";
  EXPECT_EQ(check.bags.back().verdict, LoadVerdict::agrees);
  EXPECT_EQ(rules::n_misplaced(check), 2);
}

class Loading : public MonitorCounty {
 protected:
  /// A bag that has left with the first trip of 云A12345, and a look of the rules at it.
  void ride() {
    bag_ = seal({"PA100000001CN"});
    published_plan();
    auto const o = ask(planning::service::list_orders, {.service_date = kDay}).items.at(0);
    done(dispatcher_, planning::service::assign_order, {o.id, "云A12345", driver_.person});
    trip_ = o.trip;
    now_ = o.departs_at;
    auto const bill = must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::make_waybill(a, {{trip_.value}, kDay, {}, {}});
    });
    must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::list_bag(a, {.waybill = bill.waybill.id, .bag = bag_.id});
    });
    database_->write_now([&](Tx& tx) {
      tx.execute("UPDATE mail_waybill_bag SET state = 'loaded' WHERE region = $1 AND bag = $2",
                 {boss_.region, bag_.id});
      return true;
    });
    for (auto rounds = 0; rounds < 2; ++rounds) jobs::watch(*database_, boss_.region, now_);
  }
  void tell(std::vector<ListedBag> bags) {
    database_->write_now([&](Tx& tx) {
      service::take_load(tx, boss_.region, now_, {"云A12345", {}, now_, std::move(bags), 0});
      return true;
    });
  }
  std::optional<rules::LoadCheck> shown() {
    return look<service::RunDetail>(dispatcher_, [&](auto& l) {
             return service::view_run(l, {trip_, kDay});
           }).load_check;
  }
  std::vector<service::AlertView> alerts(char const* kind) {
    return look<service::AlertList>(dispatcher_, [&](auto& l) {
             return service::list_alerts(l, {.kind = kind});
           }).items;
  }
  std::int64_t n_commands() {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) { n = tx.find_integer("SELECT COUNT(*) FROM tracking_command").value_or(0); });
    return n;
  }
  mail::Bag bag_;
  TripId trip_;
};

TEST_P(Loading, clause_3_5_2_a_list_that_agrees_is_shown_and_rings_nobody) {
  ride();
  EXPECT_FALSE(shown());
  tell({{bag_.barcode, bag_.seal_no}});
  auto const check = shown();
  ASSERT_TRUE(check);
  ASSERT_EQ(check->bags.size(), 1u);
  EXPECT_EQ(check->bags[0].verdict, LoadVerdict::agrees);
  EXPECT_EQ(check->told_at, now_);
  EXPECT_TRUE(alerts("seal_differs").empty());
  EXPECT_TRUE(alerts("load_differs").empty());
}

TEST_P(Loading, clause_3_5_2_another_seal_and_another_bag_raise_an_alert_each_and_once) {
  ride();
  std::string const stranger(30, '9');
  for (auto again = 0; again < 2; ++again) tell({{bag_.barcode, "F-WRONG"}, {stranger, ""}});
  auto const seals = alerts("seal_differs"), loads = alerts("load_differs");
  ASSERT_EQ(seals.size(), 1u);
  EXPECT_EQ(seals[0].alert.place, bag_.barcode);
  EXPECT_EQ(seals[0].alert.trip, trip_);
  ASSERT_EQ(loads.size(), 1u);
  EXPECT_EQ(loads[0].alert.value, 1);
  EXPECT_EQ(shown()->bags.size(), 2u);
  tell({});
  ASSERT_EQ(shown()->bags.size(), 1u) << "the last list counts";
  EXPECT_EQ(shown()->bags[0].verdict, LoadVerdict::not_told);
}

TEST_P(Loading, clause_3_5_2_a_terminal_that_takes_lists_is_told_what_its_vehicle_carries) {
  ride();
  mail::WaybillFact const left{{1}, "0001", "101", mail::WaybillState::departed, {}, 0, {trip_.value}, kDay};
  auto const leave = [&] {
    database_->write_now([&](Tx& tx) {
      service::send_load(tx, boss_.region, now_, left);
      return true;
    });
  };
  leave();
  EXPECT_EQ(n_commands(), 0) << "the vehicle has no terminal";
  database_->write_now([&](Tx& tx) {
    tx.execute(
        "INSERT INTO tracking_terminal (region, id, number, raw_number, revision, vehicle, organisation, device, code,"
        " is_forwarder, is_opaque, state, note, created_at, changed_at, version, waybill_form)"
        " VALUES ($1, 1, '13800138000', '', 'unknown', '云A12345', $2, '', '', 0, 0, 'active', '', 0, 0, 1, 'text')",
        {boss_.region, coach_});
    return true;
  });
  leave();
  EXPECT_EQ(n_commands(), 1);
  database_->read([&](Tx& tx) {
    auto const parameters = tx.find_text("SELECT parameters FROM tracking_command").value_or("");
    EXPECT_NE(parameters.find("路单0001：车上1袋"), std::string::npos) << parameters;
  });
}

ON_EACH_ENGINE(Loading);

}  // namespace
}  // namespace monitor
