// Links by which somebody without an account follows one item, on both databases.
#include <gtest/gtest.h>

#include "modules/monitor/jobs/watch.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/share.h"
#include "testing/monitor_county.h"

namespace monitor {
namespace {

using testing_support::outcome_of;

TEST(SharedPlates, show_enough_to_know_the_vehicle_that_comes_by) {
  EXPECT_EQ(rules::mask_plate("云A12345"), "云A***45");
  EXPECT_EQ(rules::mask_plate("云A1"), "云A1");
  EXPECT_EQ(rules::mask_plate(""), "");
}

class Sharing : public MonitorCounty {
 protected:
  void SetUp() override {
    MonitorCounty::SetUp();
    if (IsSkipped()) return;
    bag_ = seal({"PA100000001CN"});
    database_->read([&](Tx& tx) {
      item_ = {*tx.find_integer("SELECT id FROM mail_item WHERE region = $1 AND number = $2",
                                {boss_.region, std::string{"PA100000001CN"}})};
    });
    visitor_.region = boss_.region;
  }
  service::ShareView made(std::int64_t hours = 24) {
    return must<service::ShareView>(dispatcher_, [&](auto& a) {
      return service::make_share(a, {item_, hours, "李大娘"});
    });
  }
  std::string token_of(rules::ShareId id) {
    auto const path =
        look<service::ShareLink>(dispatcher_, [&](auto& l) { return service::view_share_link(l, {id}); }).path;
    return path.substr(path.find('#') + 1);
  }
  base::Result<service::Shared> opened(std::string const& token) {
    return look<base::Result<service::Shared>>(
        visitor_, [&](auto& l) { return service::open_share(l, {token}, guesses_); });
  }
  /// The bag rides: on the waybill of the order's trip, which has left its first stop.
  void ride() {
    published_plan();
    auto const o = ask(planning::service::list_orders, {.service_date = kDay}).items.at(0);
    done(dispatcher_, planning::service::assign_order, {o.id, "云A12345", driver_.person});
    now_ = o.departs_at;
    auto const bill = must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::make_waybill(a, {{o.trip.value}, kDay, {}, {}});
    });
    must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::list_bag(a, {.waybill = bill.waybill.id, .bag = bag_.id});
    });
    load_on_waybill();
    database_->write_now([&](Tx& tx) {
      tracking_latest(tx);
      return true;
    });
    for (auto rounds = 0; rounds < 2; ++rounds) jobs::watch(*database_, boss_.region, now_);
  }
  /// As a signed handover at the first stop leaves it.
  void load_on_waybill() {
    database_->write_now([&](Tx& tx) {
      tx.execute("UPDATE mail_waybill_bag SET state = 'loaded' WHERE region = $1 AND bag = $2",
                 {boss_.region, bag_.id});
      tx.execute("UPDATE mail_bag SET node = 0, state = 'in_transit' WHERE region = $1 AND id = $2",
                 {boss_.region, bag_.id});
      return true;
    });
  }
  void tracking_latest(Tx& tx) {
    tracking::Latest l;
    l.vehicle = "云A12345";
    l.at = l.received_at = l.reported_at = l.heard_at = now_;
    l.lat_e7 = 250'500'000;
    l.lon_e7 = 1'020'500'000;
    tx.insert("tracking_latest", boss_.region, l);
  }
  mail::Bag bag_;
  mail::ItemId item_;
  Hat visitor_;
  service::TokenGuesses guesses_;
};

TEST_P(Sharing, clause_3_5_2_a_link_shows_the_vehicle_that_carries_the_item_and_nobodys_name) {
  auto const link = made();
  auto const token = token_of(link.share.id);
  ASSERT_GE(token.size(), 24u);
  auto const before = opened(token);
  ASSERT_TRUE(before.ok());
  EXPECT_FALSE(before.value().ride) << "no vehicle carries it yet";
  EXPECT_FALSE(before.value().place.empty());
  ride();
  auto const during = opened(token);
  ASSERT_TRUE(during.ok());
  ASSERT_TRUE(during.value().ride);
  auto const& r = *during.value().ride;
  EXPECT_EQ(r.plate, "云A***45");
  EXPECT_EQ(r.lat_e7, 250'500'000);
  EXPECT_FALSE(r.unload_name.empty());
  EXPECT_GT(r.expected_at.ms, now_.ms);
  EXPECT_EQ(r.stops.back().name, r.unload_name) << "where the vehicle goes after that is nobody's business";
  EXPECT_EQ(during.value().place, "");
  auto const text = platform::json::render(during.value(), platform::json::Personal::clear);
  for (auto const* hidden : {"PA100000001CN", "12345", "张", "李大娘", "13800"})
    EXPECT_EQ(text.find(hidden), std::string::npos) << hidden << " " << text;
}

TEST_P(Sharing, a_handed_over_bag_shows_no_vehicle_any_more) {
  auto const token = token_of(made().share.id);
  ride();
  ASSERT_TRUE(opened(token).value().ride);
  database_->write_now([&](Tx& tx) {
    tx.execute("UPDATE mail_waybill_bag SET state = 'unloaded' WHERE region = $1 AND bag = $2",
               {boss_.region, bag_.id});
    return true;
  });
  EXPECT_FALSE(opened(token).value().ride);
  database_->write_now([&](Tx& tx) {
    tx.execute("UPDATE mail_item SET state = 'delivered', bag = 0 WHERE region = $1 AND id = $2",
               {boss_.region, item_});
    return true;
  });
  auto const over = opened(token).value();
  EXPECT_EQ(over.state, mail::ItemState::delivered);
  EXPECT_EQ(over.place, "");
  EXPECT_EQ(outcome_of(act<service::ShareView>(
                dispatcher_, [&](auto& a) { return service::make_share(a, {item_, 24, ""}); })),
            refusal::item_is_over.code);
}

TEST_P(Sharing, a_link_ends_with_its_time_and_when_it_is_revoked_and_guessing_is_stopped) {
  auto const first = made(2);
  auto const token = token_of(first.share.id);
  now_ = now_.plus_ms(2 * 3'600'000 - 1);
  EXPECT_TRUE(opened(token).ok());
  now_ = now_.plus_ms(1);
  EXPECT_EQ(outcome_of(opened(token)), refusal::share_closed.code);
  auto const second = made();
  auto const other = token_of(second.share.id);
  EXPECT_NE(other, token);
  must<service::ShareView>(dispatcher_, [&](auto& a) { return service::revoke_share(a, {second.share.id}); });
  EXPECT_EQ(outcome_of(opened(other)), refusal::share_closed.code);
  EXPECT_EQ(outcome_of(act<service::ShareView>(
                dispatcher_, [&](auto& a) { return service::revoke_share(a, {second.share.id}); })),
            refusal::share_is_over.code);
  auto const third = token_of(made().share.id);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(outcome_of(opened("x")), refusal::share_closed.code);
  EXPECT_EQ(outcome_of(opened(third)), refusal::share_closed.code) << "the address waits now";
  now_ = now_.plus_ms(16 * 60'000);
  EXPECT_TRUE(opened(third).ok());
}

TEST_P(Sharing, only_who_sees_the_item_shares_it_and_links_are_seen_within_reach) {
  auto stranger = clerk_;
  stranger.nodes = {{1}};
  EXPECT_EQ(outcome_of(act<service::ShareView>(
                stranger, [&](auto& a) { return service::make_share(a, {item_, 24, ""}); })),
            "mail.out_of_reach");
  auto const link = made();
  auto const seen = [&](Hat const& hat) {
    return look<service::ShareList>(hat, [](auto& l) { return service::list_shares(l, {.open = true}); })
        .items.size();
  };
  EXPECT_EQ(seen(dispatcher_), 1u);
  EXPECT_EQ(seen(clerk_), 0u);
  EXPECT_EQ(outcome_of(act<service::ShareView>(
                clerk_, [&](auto& a) { return service::revoke_share(a, {link.share.id}); })),
            refusal::out_of_reach.code);
  database_->read([&](Tx& tx) {
    EXPECT_EQ(tx.find_integer("SELECT COUNT(*) FROM audit_entry WHERE region = $1 AND action = $2",
                              {boss_.region, std::string{"monitor.make_share"}}),
              1);
  });
}

ON_EACH_ENGINE(Sharing);

}  // namespace
}  // namespace monitor
