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
  done(sorter_, service::seal_bag, {b.id, {1'250}, "F1", {}, {}});
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
