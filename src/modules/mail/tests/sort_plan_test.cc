// The sort plan at work: which way an item takes, by which departure, and until when.
#include "modules/mail/service/sort_plan.h"

#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class SortPlans : public MailStaff {
 protected:
  void set_minute(int minute) { now_ = base::instant_of({20261124}, {minute * 60}); }
};

TEST_P(SortPlans, clause_3_4_1_an_item_is_planned_on_the_departure_whose_cut_off_it_makes) {
  auto const seven = base::instant_of({20261124}, {7 * 3600});
  set_minute(6 * 60 + 50);
  EXPECT_EQ(accept(next_number()).plan_departs_at, seven) << "ten minutes before, the cut-off itself";
  set_minute(6 * 60 + 51);
  auto const late = accept(next_number());
  EXPECT_EQ(late.plan_next, town_);
  EXPECT_EQ(late.plan_departs_at, base::instant_of({20261125}, {7 * 3600})) << "the next day's first";
}

TEST_P(SortPlans, clause_3_4_1_a_rule_names_nodes_that_exist_and_is_changed_in_place) {
  service::SetSortRule rule{.node = centre_, .destination = village_, .next_node = NodeId{404}};
  EXPECT_REFUSED(attempt(boss_, service::set_sort_rule, rule), refusal::node_unknown);
  rule.next_node = village_;
  rule.destination = NodeId{404};
  EXPECT_REFUSED(attempt(boss_, service::set_sort_rule, rule), refusal::destination_unknown);
  rule.destination = village_;
  auto const made = done(boss_, service::set_sort_rule, rule);
  EXPECT_EQ(accept(next_number()).plan_next, village_) << "the village's own rule before the township's";
  rule.rule = made.id;
  rule.next_node = town_;
  EXPECT_EQ(done(boss_, service::set_sort_rule, rule).id, made.id);
  EXPECT_EQ(accept(next_number()).plan_next, town_);
}

ON_EACH_ENGINE(SortPlans);

}  // namespace
}  // namespace mail
