// The day of a node: opened, balanced, closed, and reopened by somebody else.
#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class Days : public MailStaff {
 protected:
  static constexpr base::ServiceDate kToday{20261124};
  base::Result<rules::Day> close(Hat const& who, service::CloseDay const& request) {
    return attempt(who, service::close_day, request);
  }
};

TEST_P(Days, clause_2_2_2a_a_day_is_opened_run_and_closed_with_its_balance_for_items_and_bags) {
  EXPECT_EQ(done(clerk_, service::open_day, {centre_}).opening_items, 0);
  auto const [b, w] = listed_bag();
  checked_item();
  hand_over(onto_vehicle(w), {line_of(b)});
  hand_over(off_vehicle(w), {line_of(b)});
  auto const centre = close(clerk_, {centre_, kToday}).value();
  EXPECT_EQ(centre.in_items, 2);
  EXPECT_EQ(centre.out_items, 1);
  EXPECT_EQ(centre.closing_items, 1);
  EXPECT_EQ(centre.in_bags, 1);
  EXPECT_EQ(centre.out_bags, 1);
  EXPECT_EQ(centre.closing_bags, 0);
  auto const town = close(head_, {town_, kToday}).value();
  EXPECT_EQ(town.in_items, 1) << "a handover alone opens the day";
  EXPECT_EQ(town.closing_bags, 1);
}

TEST_P(Days, clause_2_2_2a_a_new_day_opens_with_what_the_last_one_closed_with) {
  sealed_bag();
  checked_item();
  close(clerk_, {centre_, kToday}).value();
  set_clock(20261125, 8);
  auto const next = done(sorter_, service::open_day, {centre_});
  EXPECT_EQ(next.opening_items, 2);
  EXPECT_EQ(next.opening_bags, 1);
  EXPECT_EQ(done(sorter_, service::open_day, {centre_}).version, next.version) << "opened once";
}

TEST_P(Days, clause_2_2_2a_nothing_is_done_in_a_closed_day_until_a_second_person_reopens_it) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  sign(sorter_, v).value();
  close(clerk_, {centre_, kToday}).value();
  EXPECT_REFUSED(close(clerk_, {centre_, kToday}), refusal::day_closed);
  EXPECT_REFUSED(attempt(clerk_, service::accept_item, parcel(centre_, village_, next_number())),
                 refusal::day_closed);
  EXPECT_REFUSED(sign(driver_, v), refusal::day_closed) << "nothing goes out of closed books";
  EXPECT_REFUSED(attempt(clerk_, service::open_day, {centre_}), refusal::day_closed);
  EXPECT_REFUSED(attempt(clerk_, service::reopen_day, {centre_, kToday, "漏扫"}), refusal::day_same_person);
  EXPECT_REFUSED(attempt(sorter_, service::reopen_day, {centre_, kToday, {}}), refusal::reason_missing);
  EXPECT_EQ(done(sorter_, service::reopen_day, {centre_, kToday, "漏扫"}).reopened_by, sorter_.person);
  EXPECT_REFUSED(attempt(sorter_, service::reopen_day, {centre_, kToday, "x"}), refusal::day_not_open);
  EXPECT_DONE(sign(driver_, v));
  EXPECT_DONE(close(clerk_, {centre_, kToday}));
}

TEST_P(Days, clause_2_2_2a_a_count_that_differs_is_explained) {
  checked_item();
  service::CloseDay request{centre_, kToday, 2, 0};
  EXPECT_REFUSED(close(clerk_, request), refusal::day_unbalanced);
  request.explanation = "多出一件无标签，已登记验单";
  auto const closed = close(clerk_, request).value();
  EXPECT_EQ(closed.counted_items, 2);
  EXPECT_EQ(closed.closing_items, 1) << "the books stay what they are";
}

TEST_P(Days, clause_2_2_2a_books_that_do_not_balance_are_not_closed) {
  auto const i = checked_item();
  database_->write_now([&](org::Tx& tx) {
    return tx.execute("UPDATE mail_item SET node = 0 WHERE region = $1 AND id = $2", {boss_.region, i.id}) ==
           1;
  });
  EXPECT_REFUSED(close(clerk_, {centre_, kToday}), refusal::day_unbalanced);
  database_->write_now([&](org::Tx& tx) {
    return tx.execute("UPDATE mail_item SET node = $3 WHERE region = $1 AND id = $2",
                      {boss_.region, i.id, centre_}) == 1;
  });
}

TEST_P(Days, days_are_closed_in_their_order_and_within_reach) {
  EXPECT_REFUSED(close(clerk_, {centre_, kToday}), refusal::day_not_open);
  checked_item();
  EXPECT_REFUSED(close(clerk_, {town_, kToday}), refusal::out_of_reach);
  set_clock(20261125, 8);
  checked_item();
  EXPECT_REFUSED(close(clerk_, {centre_, {20261125}}), refusal::earlier_day_open);
  EXPECT_DONE(close(clerk_, {centre_, kToday}));
  EXPECT_DONE(close(clerk_, {centre_, {20261125}}));
}

TEST_P(Days, clause_2_2_2a_the_board_counts_the_county) {
  auto const [b, w] = listed_bag();
  checked_item();
  hand_over(onto_vehicle(w), {line_of(b)});
  auto const board = ask(service::view_board, {});
  EXPECT_EQ(board.items_here, 1);
  EXPECT_EQ(board.bags_moving, 1);
  EXPECT_EQ(board.handovers_open, 0);
}

ON_EACH_ENGINE(Days);

}  // namespace
}  // namespace mail
