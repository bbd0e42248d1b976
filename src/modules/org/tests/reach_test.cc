// How far a hat sees, and whom it may manage and promote: pure decisions.
#include "modules/org/rules/reach.h"

#include <gtest/gtest.h>

#include "modules/org/rules/refusals.h"

namespace org::rules {
namespace {

constexpr OrganisationId kCoach{1}, kPost{2};
constexpr UnitId kOperations{10}, kCounter{11}, kFinance{12};

std::vector<Unit> tree() {
  return {{kOperations, kCoach, {}, "运营部"},
          {kCounter, kCoach, kOperations, "收寄组"},
          {kFinance, kCoach, {}, "财务部"}};
}

Hat hat_with(Reach reach) {
  Hat hat;
  hat.region = base::Region{530190};
  hat.person = {7};
  hat.organisation = kCoach;
  hat.unit = kOperations;
  hat.post = "operations_manager";
  hat.reach = reach;
  hat.nodes = {{41}, {42}};
  return hat;
}

Membership seat(PersonId person, OrganisationId organisation, UnitId unit, char const* nodes) {
  Membership m;
  m.person = person;
  m.organisation = organisation;
  m.unit = unit;
  m.post = "sorter";
  m.reach = Reach::node;
  m.nodes.text = nodes;
  return m;
}

char const* code(base::Outcome const& outcome) { return outcome.ok() ? "" : outcome.refusal().kind->code; }

TEST(Reach, clause_1_2_each_reach_sees_its_own_circle_and_no_more) {
  auto const colleague = seat({8}, kCoach, kCounter, R"(["42"])");
  auto const accountant = seat({9}, kCoach, kFinance, R"(["43"])");
  auto const postman = seat({10}, kPost, {}, R"(["41"])");
  struct Row {
    Reach reach;
    bool colleague, accountant, postman;
  };
  for (auto const& row : {Row{Reach::region, true, true, true}, Row{Reach::organisation, true, true, false},
                          Row{Reach::unit, true, false, false}, Row{Reach::node, true, false, false},
                          Row{Reach::own, false, false, false}}) {
    auto const hat = hat_with(row.reach);
    EXPECT_EQ(sees(hat, colleague, tree()), row.colleague) << base::to_name(row.reach);
    EXPECT_EQ(sees(hat, accountant, tree()), row.accountant) << base::to_name(row.reach);
    EXPECT_EQ(sees(hat, postman, tree()), row.postman) << base::to_name(row.reach);
  }
  EXPECT_TRUE(sees(hat_with(Reach::own), seat({7}, kCoach, {}, "[]"), tree())) << "oneself";
}

TEST(Reach, a_hat_without_region_organisation_or_post_sees_nobody) {
  auto const colleague = seat({8}, kCoach, kCounter, R"(["42"])");
  auto lost = hat_with(Reach::region);
  lost.region = {};
  EXPECT_FALSE(sees(lost, colleague, tree()));
  lost = hat_with(Reach::region);
  lost.organisation = {};
  EXPECT_FALSE(sees(lost, colleague, tree()));
  lost = hat_with(Reach::region);
  lost.post = {};
  EXPECT_FALSE(sees(lost, colleague, tree()));
}

TEST(Reach, a_unit_reaches_what_hangs_below_it_and_damaged_trees_end) {
  EXPECT_EQ(list_below(kOperations, tree()), (std::vector<UnitId>{kOperations, kCounter}));
  EXPECT_TRUE(list_below({}, tree()).empty());
  std::vector<Unit> const circle{{{1}, kCoach, {2}, "a"}, {{2}, kCoach, {1}, "b"}};
  EXPECT_FALSE(is_within({1}, {3}, circle));
}

TEST(Reach, a_unit_hangs_in_its_own_organisation_and_never_below_itself) {
  EXPECT_STREQ(code(check_unit({{20}, kPost, kOperations, "x"}, tree())), "org.unit_unknown");
  EXPECT_STREQ(code(check_unit({{20}, kCoach, {99}, "x"}, tree())), "org.unit_unknown");
  EXPECT_STREQ(code(check_unit({kOperations, kCoach, kCounter, "x"}, tree())), "org.unit_circular");
  EXPECT_STREQ(code(check_unit({kCounter, kCoach, kFinance, "x"}, tree())), "");
}

TEST(Reach, people_are_managed_within_the_region_or_ones_own_organisation) {
  EXPECT_STREQ(code(check_manages(hat_with(Reach::region), kPost)), "");
  EXPECT_STREQ(code(check_manages(hat_with(Reach::organisation), kCoach)), "");
  EXPECT_STREQ(code(check_manages(hat_with(Reach::organisation), kPost)), "org.out_of_reach");
  EXPECT_STREQ(code(check_manages(hat_with(Reach::organisation), {})), "org.out_of_reach");
  for (auto const reach : {Reach::unit, Reach::node, Reach::own})
    EXPECT_STREQ(code(check_manages(hat_with(reach), kCoach)), "org.out_of_reach") << base::to_name(reach);
}

TEST(Reach, nobody_promotes_themselves_or_grants_more_than_they_have) {
  auto seat_of_other = seat({8}, kCoach, {}, "[]");
  EXPECT_STREQ(code(check_grants(hat_with(Reach::organisation), seat({7}, kCoach, {}, "[]"))),
               "org.own_post");
  seat_of_other.reach = Reach::region;
  EXPECT_STREQ(code(check_grants(hat_with(Reach::organisation), seat_of_other)), "org.reach_wider");
  EXPECT_STREQ(code(check_grants(hat_with(Reach::region), seat_of_other)), "");
  seat_of_other.post = "dispatcher";
  EXPECT_STREQ(code(check_grants(hat_with(Reach::organisation), seat_of_other)), "")
      << "the post's own reach";
}

TEST(Reach, the_nodes_of_a_membership_are_read_from_its_list) {
  EXPECT_EQ(nodes_of(seat({1}, kCoach, {}, R"(["41","42"])")), (std::vector<NodeId>{{41}, {42}}));
  EXPECT_TRUE(nodes_of(seat({1}, kCoach, {}, "[]")).empty());
}

}  // namespace
}  // namespace org::rules
