// The catalogue of posts: its promises, and who may take which.
#include "modules/org/rules/post.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "modules/org/rules/refusals.h"

namespace org::rules {
namespace {

Organisation const kCompany{{1}, OrganisationKind::transport, "客运公司", "客运", ""};
Organisation const kBureau{{3}, OrganisationKind::authority, "交通局", "交通局", ""};

Membership seat(char const* post, std::int32_t from = 20260101, std::int32_t until = 0) {
  Membership m;
  m.post = post;
  if (auto const* found = find_post(post)) m.reach = found->reach;
  m.from_day = {from};
  m.until_day = {until};
  m.nodes.text = R"(["41"])";
  return m;
}

char const* code(base::Outcome const& outcome) { return outcome.ok() ? "" : outcome.refusal().kind->code; }

TEST(Posts, are_listed_once_with_both_names_and_rights) {
  std::set<std::string> seen;
  for (auto const& p : posts()) {
    EXPECT_TRUE(seen.insert(p.code).second) << p.code;
    EXPECT_FALSE(std::string_view{p.zh}.empty() || std::string_view{p.en}.empty()) << p.code;
    EXPECT_FALSE(permissions_of(p).empty()) << p.code;
  }
  EXPECT_EQ(find_post("emperor"), nullptr);
}

TEST(Posts, clause_1_2_the_three_administrators_share_no_power) {
  for (auto const* power : {"org.grant", "audit.read", "system.manage"}) {
    auto const n =
        std::ranges::count_if(posts(), [power](Post const& p) { return permissions_of(p).contains(power); });
    EXPECT_EQ(n, 1) << power;
  }
}

TEST(Posts, a_powerful_post_or_a_widened_reach_needs_a_second_person) {
  EXPECT_TRUE(needs_second_person(seat("security_admin"), *find_post("security_admin")));
  EXPECT_TRUE(needs_second_person(seat("human_resources"), *find_post("human_resources")));
  EXPECT_FALSE(needs_second_person(seat("sorter"), *find_post("sorter")));
  auto wide = seat("sorter");
  wide.reach = Reach::organisation;
  EXPECT_TRUE(needs_second_person(wide, *find_post("sorter")));
  auto narrow = seat("sorter");
  narrow.reach = Reach::own;
  EXPECT_FALSE(needs_second_person(narrow, *find_post("sorter")));
}

TEST(Posts, are_taken_on_their_own_side_with_sound_dates_and_nodes) {
  EXPECT_STREQ(code(may_take(seat("sorter"), kCompany, {})), "");
  EXPECT_STREQ(code(may_take(seat("emperor"), kCompany, {})), "org.post_unknown");
  EXPECT_STREQ(code(may_take(seat("sorter"), kBureau, {})), "org.post_of_other_side");
  EXPECT_STREQ(code(may_take(seat("regulator"), kCompany, {})), "org.post_of_other_side");
  EXPECT_STREQ(code(may_take(seat("sorter", 20260601, 20260531), kCompany, {})), "org.dates_reversed");
  auto nowhere = seat("sorter");
  nowhere.nodes.text = "[]";
  EXPECT_STREQ(code(may_take(nowhere, kCompany, {})), "org.nodes_missing");
}

TEST(Posts, clause_1_2_one_person_is_never_two_administrators_on_one_day) {
  auto const system = seat("system_admin", 20260101, 20260630);
  std::vector<Membership> const held{system};
  EXPECT_STREQ(code(may_take(seat("audit_admin", 20260630), kCompany, held)), "org.admins_apart");
  EXPECT_STREQ(code(may_take(seat("audit_admin", 20260701), kCompany, held)), "") << "after the other ended";
  EXPECT_STREQ(code(may_take(seat("sorter", 20260101), kCompany, held)), "");
}

TEST(Posts, are_in_force_from_the_first_to_the_last_day) {
  auto const m = seat("sorter", 20260601, 20260630);
  EXPECT_FALSE(is_in_force(m, {20260531}));
  EXPECT_TRUE(is_in_force(m, {20260601}));
  EXPECT_TRUE(is_in_force(m, {20260630}));
  EXPECT_FALSE(is_in_force(m, {20260701}));
  EXPECT_TRUE(is_in_force(seat("sorter", 20260601), {20991231})) << "open";
}

}  // namespace
}  // namespace org::rules
