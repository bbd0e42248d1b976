// Who held a thing at an instant, from the counter to the addressee.
#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class CustodyOfThings : public MailStaff {
 protected:
  void later() { now_ = now_.plus_ms(600'000); }
};

TEST_P(CustodyOfThings, clause_3_4_2_who_held_an_item_is_known_at_every_instant_of_its_way) {
  std::vector<std::pair<base::Instant, PersonId>> expected;
  auto const note = [&](PersonId who) {
    expected.emplace_back(now_, who);
    later();
  };
  auto const i = checked_item();
  note(clerk_.person);
  auto const b = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  done(sorter_, service::put_into_bag, {b.id, i.number});
  note(sorter_.person);
  done(sorter_, seal_bag, {b.id, {1'250}, "F1", {}, {}});
  auto const w = waybill().waybill.id;
  done(boss_, service::list_bag, {w, b.id, {}, {}});
  note(sorter_.person);
  hand_over(onto_vehicle(w), {line_of(bag(b.id))});
  note(driver_.person);
  hand_over(off_vehicle(w), {line_of(bag(b.id))});
  note(head_.person);
  done(head_, service::unpack_bag, {b.id});
  done(head_, service::tick_item, {b.id, i.number});
  note(head_.person);
  hand_over({head_, keeper_, town_, village_, {}}, {{.item = i.id, .code = i.number}});
  note(keeper_.person);
  for (auto const& [at, who] : expected) {
    auto const holder = ask(service::find_holder, {i.number, at});
    EXPECT_EQ(holder.custody.person, who) << at.ms;
    EXPECT_FALSE(holder.person_name.empty());
  }
}

TEST_P(CustodyOfThings, before_acceptance_and_after_delivery_nobody_in_the_county_holds_it) {
  auto const before = now_.plus_ms(-1);
  auto const i = checked_item();
  service::AskHolder const asked{i.number, before};
  database_->read([&](org::Tx& tx) {
    platform::command::Look look{tx, boss_, now_, origin_};
    EXPECT_REFUSED(service::find_holder(look, asked), refusal::item_unknown);
  });
}

TEST_P(CustodyOfThings, clause_3_4_2_custody_begins_and_ends_with_the_deed_and_not_when_it_is_sent) {
  auto const hour = [](int h) { return 3'600'000LL * h; };
  auto const dawn = now_;
  now_ = dawn.plus_ms(hour(5));
  made_at_ = dawn;
  auto const i = checked_item();
  made_at_ = dawn.plus_ms(hour(1));
  auto const b = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  made_at_ = dawn.plus_ms(hour(2));
  done(sorter_, service::put_into_bag, {b.id, i.number});
  auto const holder_at = [&](std::int64_t ms) {
    return ask(service::find_holder, {i.number, dawn.plus_ms(ms)}).custody.person;
  };
  EXPECT_EQ(holder_at(0), clerk_.person);
  EXPECT_EQ(holder_at(hour(2) - 1), clerk_.person);
  EXPECT_EQ(holder_at(hour(2)), sorter_.person);
  auto const held = ask(service::view_item, {i.id}).custody;
  EXPECT_EQ(held.front().from_at, dawn);
  EXPECT_EQ(held.front().recorded_at, now_) << "both times are kept";
  made_at_ = dawn.plus_ms(hour(3));
  done(sorter_, service::take_from_bag, {b.id, i.number});
  done(sorter_, service::cancel_bag, {b.id});
  EXPECT_EQ(ask(service::view_bag, {b.id}).custody.back().until_at, made_at_);
}

TEST_P(CustodyOfThings, a_phone_whose_clock_runs_behind_makes_neither_gap_nor_overlap) {
  auto const i = checked_item();
  later();
  auto const b = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  made_at_ = now_.plus_ms(-60'000);  // in a bag that was opened later by the other clock
  done(sorter_, service::put_into_bag, {b.id, i.number});
  auto const put_at = made_at_;
  made_at_ = now_.plus_ms(-24 * 3'600'000LL);
  done(sorter_, service::take_from_bag, {b.id, i.number});
  auto const held = ask(service::view_item, {i.id}).custody;
  for (std::size_t n = 0; n + 1 < held.size(); ++n) {
    EXPECT_EQ(held[n].until_at, held[n + 1].from_at) << n;
    EXPECT_LE(held[n].from_at.ms, held[n].until_at.ms) << n;
  }
  EXPECT_EQ(ask(service::find_holder, {i.number, put_at}).custody.person, sorter_.person);
}

TEST_P(CustodyOfThings, an_item_in_a_bag_that_its_clock_puts_before_the_bag_is_held_by_the_bags_first_holder) {
  auto const i = checked_item();
  later();
  auto const b = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  made_at_ = now_.plus_ms(-60'000);
  done(sorter_, service::put_into_bag, {b.id, i.number});
  EXPECT_EQ(ask(service::find_holder, {i.number, made_at_}).custody.person, sorter_.person);
}

TEST_P(CustodyOfThings, intervals_of_a_bag_touch_and_never_overlap) {
  auto const held = ask(service::view_bag, {bag_at_town().id}).custody;
  ASSERT_EQ(held.size(), 3u);
  EXPECT_EQ(held[0].until_at, held[1].from_at);
  EXPECT_EQ(held[1].until_at, held[2].from_at);
  EXPECT_EQ(held[2].until_at.ms, 0);
  EXPECT_NE(held[1].handover, HandoverId{}) << "begun by a signed handover";
  EXPECT_EQ(held[1].node, NodeId{}) << "on the vehicle";
}

ON_EACH_ENGINE(CustodyOfThings);

}  // namespace
}  // namespace mail
