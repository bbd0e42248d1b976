// Out of the county with the post: whole bags and loose items, signed by both sides, out of every book.
#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class Leaving : public MailStaff {
 protected:
  void SetUp() override {
    MailStaff::SetUp();
    if (!IsSkipped()) add_rule(town_, centre_, centre_);
  }
  /// A bag of the township's outgoing mail, received at the centre and not unpacked.
  Bag outgoing_bag(NodeId destination = {}) {
    auto const made = done(head_, service::accept_item, parcel(town_, destination, next_number())).item;
    std::swap(clerk_, head_);
    check(made.id);
    std::swap(clerk_, head_);
    auto const b = done(head_, service::open_bag, {town_, centre_, BagKind::ordinary, {}});
    done(head_, service::put_into_bag, {b.id, made.number});
    done(head_, seal_bag, {b.id, {1'250}, "F1", {}, {}});
    hand_over({head_, sorter_, town_, centre_, {}}, {line_of(bag(b.id))});
    return bag(b.id);
  }
  service::ProposeHandover to_outside(Hat const& receiver, Line const& line) {
    auto p = content({sorter_, receiver, centre_, {}, {}}, {line});
    p.leaves_county = true;
    return p;
  }
  base::Result<service::HandoverView> leave(Line const& line) {
    auto const v = done(sorter_, service::propose_handover, to_outside(clerk_, line));
    EXPECT_DONE(sign(sorter_, v));
    return sign(clerk_, v);
  }
};

TEST_P(Leaving, clause_2_2_2a_a_bag_leaves_the_county_when_giver_and_post_have_signed) {
  auto const b = outgoing_bag();
  auto const inside_it = inside(b.id).id;
  auto const v = done(sorter_, service::propose_handover, to_outside(clerk_, line_of(b)));
  EXPECT_DONE(sign(sorter_, v));
  EXPECT_EQ(bag(b.id).state, BagState::received) << "one signature moves nothing";
  EXPECT_DONE(sign(clerk_, v));
  auto const gone = bag(b.id);
  EXPECT_EQ(gone.state, BagState::left);
  EXPECT_EQ(gone.node, NodeId{});
  EXPECT_EQ(gone.custodian, OrganisationId{});
  EXPECT_EQ(item(inside_it).state, ItemState::left);
  EXPECT_EQ(ask(service::view_item, {inside_it}).custody.back().until_at, now_);
  EXPECT_EQ(ask(service::view_bag, {b.id}).custody.back().until_at, now_);
  EXPECT_EQ(ask(service::view_bag, {b.id}).handovers.back().receiver, clerk_.person) << "who took it";
}

TEST_P(Leaving, clause_2_2_2a_the_balance_counts_the_bag_and_what_was_in_it_out) {
  auto const b = outgoing_bag();
  EXPECT_EQ(day_of(centre_).bags_here, 1);
  EXPECT_DONE(leave(line_of(b)));
  auto const day = day_of(centre_);
  EXPECT_EQ(day.out_bags, 1);
  EXPECT_EQ(day.out_items, 1);
  EXPECT_EQ(day.bags_here, 0);
  EXPECT_EQ(day.items_here, 0);
  EXPECT_TRUE(day.balanced);
}

TEST_P(Leaving, what_left_stays_visible_where_it_went_through_and_nowhere_else) {
  auto const b = outgoing_bag();
  auto const inside_it = inside(b.id).id;
  EXPECT_DONE(leave(line_of(b)));
  auto const sees = [&](Hat const& hat) {
    return look<base::Result<service::ItemView>>(hat, [&](auto& l) { return service::view_item(l, {inside_it}); });
  };
  EXPECT_TRUE(sees(sorter_).ok()) << "who gave it to the post answers for it";
  EXPECT_EQ(sees(keeper_).refusal().kind, &refusal::out_of_reach);
}

TEST_P(Leaving, a_loose_item_leaves_by_the_same_signatures) {
  auto const i = checked(parcel(centre_, {}, next_number()));
  EXPECT_DONE(leave({.item = i.id, .code = i.number}));
  EXPECT_EQ(item(i.id).state, ItemState::left);
  EXPECT_NE(ask(service::view_item, {i.id}).custody.back().until_at.ms, 0);
  EXPECT_EQ(day_of(centre_).items_here, 0);
}

TEST_P(Leaving, clause_2_2_2a_nothing_leaves_by_mistake_or_with_anybody_but_the_post) {
  auto const b = outgoing_bag();
  auto unsaid = to_outside(clerk_, line_of(b));
  unsaid.leaves_county = false;
  EXPECT_REFUSED(attempt(sorter_, service::propose_handover, unsaid), refusal::waybill_unknown);
  auto both = to_outside(clerk_, line_of(b));
  both.to_node = town_;
  EXPECT_REFUSED(attempt(sorter_, service::propose_handover, both), refusal::waybill_unknown);
  EXPECT_REFUSED(attempt(sorter_, service::propose_handover, to_outside(driver_, line_of(b))),
                 refusal::leaves_with_post_only);
  EXPECT_EQ(bag(b.id).state, BagState::received);
}

TEST_P(Leaving, clause_2_2_2a_mail_for_the_county_does_not_leave_it) {
  auto const b = outgoing_bag(centre_);
  EXPECT_REFUSED(leave(line_of(b)), refusal::wrong_destination);
  EXPECT_EQ(bag(b.id).state, BagState::received) << "refused as a whole";
}

ON_EACH_ENGINE(Leaving);

}  // namespace
}  // namespace mail
