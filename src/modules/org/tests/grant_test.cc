// Posts taken, confirmed by a second person, lent for some days, and worn as hats; on both engines.
#include <gtest/gtest.h>

#include "modules/org/rules/refusals.h"
#include "modules/org/service/delegation.h"
#include "modules/org/service/hats.h"
#include "modules/org/service/posts.h"
#include "testing/staff.h"

namespace org {
namespace {

using platform::auth::Hat;
using platform::command::Act;

class Grants : public Staff {
 protected:
  void SetUp() override {
    open({});
    if (IsSkipped()) return;
    maker_ = join({"王五", "sysadmin", coach_, "system_admin", {}});
    checker_ = join({"冯十", "secadmin", coach_, "security_admin", {}});
    clerk_ = join({"张三", "clerk001", coach_, "acceptance_clerk", {{41}}});
    deputy_ = join({"李四", "keeper001", coach_, "village_keeper", {{42}}});
  }

  base::Result<service::TakenPost> take(Hat const& by, PersonId who, char const* post,
                                        OrganisationId organisation, std::int32_t from = 20260101) {
    service::TakePost request;
    request.person = who;
    request.organisation = organisation;
    request.post = post;
    request.from_day = {from};
    request.nodes = {{41}};
    return act<service::TakenPost>(by, [&](Act& a) { return service::take_post(a, request); });
  }
  base::Result<service::TakenPost> decide(Hat const& by, store::GrantId grant, bool confirm = true) {
    return act<service::TakenPost>(by, [&](Act& a) { return service::decide_grant(a, {grant, confirm}); });
  }
  base::Result<store::Delegation> lend(Hat const& by, HatId hat, std::int32_t from, std::int32_t until,
                                       std::vector<std::string> permissions = {}) {
    return act<store::Delegation>(by, [&](Act& a) {
      return service::lend_hat(a, {hat, deputy_.person, {from}, {until}, std::move(permissions)});
    });
  }
  std::vector<Hat> hats_on(PersonId person, std::int32_t day) {
    std::vector<Hat> out;
    database_->read([&](Tx& tx) {
      out = service::list_hats(tx, maker_.region, person, base::instant_of({day}, {12 * 3600}));
    });
    return out;
  }

  Hat maker_, checker_, clerk_, deputy_;
};

TEST_P(Grants, clause_1_2_a_powerful_post_waits_for_a_second_person) {
  auto const asked = take(maker_, clerk_.person, "human_resources", coach_).value();
  ASSERT_TRUE(asked.waiting && !asked.membership);
  EXPECT_EQ(hats_on(clerk_.person, 20261124).size(), 1u) << "nothing is worn yet";
  EXPECT_EQ(decide(maker_, asked.waiting->id).refusal().kind, &refusal::grant_same_person);
  EXPECT_EQ(decide(clerk_, asked.waiting->id).refusal().kind, &refusal::grant_same_person)
      << "nor whose post it is";
  EXPECT_TRUE(decide(checker_, asked.waiting->id).ok());
  EXPECT_EQ(hats_on(clerk_.person, 20261124).size(), 2u);
  EXPECT_EQ(decide(checker_, asked.waiting->id).refusal().kind, &refusal::grant_decided);
}

TEST_P(Grants, a_rejected_grant_gives_nothing) {
  auto const asked = take(maker_, clerk_.person, "human_resources", coach_).value();
  EXPECT_TRUE(decide(checker_, asked.waiting->id, false).ok());
  EXPECT_EQ(hats_on(clerk_.person, 20261124).size(), 1u);
  EXPECT_EQ(decide(checker_, {4711}).refusal().kind, &refusal::grant_unknown);
}

TEST_P(Grants, who_confirms_reaches_the_organisation_of_the_post) {
  auto const asked = take(maker_, clerk_.person, "finance", post_).value();
  auto narrow = checker_;
  narrow.reach = Reach::organisation;
  EXPECT_EQ(decide(narrow, asked.waiting->id).refusal().kind, &refusal::out_of_reach);
  EXPECT_TRUE(decide(checker_, asked.waiting->id).ok());
}

TEST_P(Grants, what_changed_between_asking_and_confirming_is_checked_again) {
  auto const first = take(maker_, clerk_.person, "security_admin", coach_).value();
  auto const second = take(maker_, clerk_.person, "audit_admin", coach_).value();
  EXPECT_TRUE(decide(checker_, first.waiting->id).ok());
  EXPECT_EQ(decide(checker_, second.waiting->id).refusal().kind, &refusal::admins_apart);
}

TEST_P(Grants, nobody_takes_a_post_for_themselves_or_beyond_their_reach) {
  EXPECT_EQ(take(maker_, maker_.person, "sorter", coach_).refusal().kind, &refusal::own_post);
  auto narrow = maker_;
  narrow.reach = Reach::organisation;
  EXPECT_EQ(take(narrow, clerk_.person, "sorter", post_).refusal().kind, &refusal::out_of_reach);
  EXPECT_EQ(take(maker_, {4711}, "sorter", coach_).refusal().kind, &refusal::person_unknown);
}

TEST_P(Grants, clause_1_2_a_person_in_both_companies_wears_one_hat_of_each) {
  ASSERT_TRUE(take(maker_, clerk_.person, "sorter", post_).value().membership);
  auto const hats = hats_on(clerk_.person, 20261124);
  ASSERT_EQ(hats.size(), 2u);
  EXPECT_EQ(hats[0].organisation, coach_);
  EXPECT_TRUE(hats[0].may("mail.import"));
  EXPECT_EQ(hats[1].organisation, post_);
  EXPECT_FALSE(hats[1].may("mail.import")) << "each hat has the rights of its own post";
  EXPECT_EQ(hats[1].nodes, std::vector<NodeId>{{41}});
}

TEST_P(Grants, a_post_is_worn_from_its_first_to_its_last_day) {
  auto const taken = take(maker_, clerk_.person, "sorter", coach_, 20261125).value();
  EXPECT_EQ(hats_on(clerk_.person, 20261124).size(), 1u);
  EXPECT_EQ(hats_on(clerk_.person, 20261125).size(), 2u);
  auto const leave = [&](Hat const& by, std::int32_t day) {
    return act<Membership>(by, [&](Act& a) { return service::leave_post(a, {taken.membership->id, {day}}); });
  };
  EXPECT_EQ(leave(clerk_, 20261130).refusal().kind, &refusal::out_of_reach);
  EXPECT_EQ(leave(maker_, 20261101).refusal().kind, &refusal::dates_reversed);
  ASSERT_TRUE(leave(maker_, 20261130).ok());
  EXPECT_EQ(hats_on(clerk_.person, 20261130).size(), 2u);
  EXPECT_EQ(hats_on(clerk_.person, 20261201).size(), 1u);
}

TEST_P(Grants, clause_1_2_a_lent_hat_begins_and_ends_by_itself) {
  ASSERT_TRUE(lend(clerk_, clerk_.id, 20261125, 20261126, {"mail.accept", "audit.read"}).ok());
  EXPECT_EQ(hats_on(deputy_.person, 20261124).size(), 1u);
  auto const lent = hats_on(deputy_.person, 20261125);
  ASSERT_EQ(lent.size(), 2u);
  EXPECT_EQ(lent[1].person, deputy_.person) << "acts are stamped with who acted";
  EXPECT_EQ(lent[1].id, clerk_.id);
  EXPECT_EQ(lent[1].permissions, (std::set<std::string, std::less<>>{"mail.accept"}))
      << "no more than the lender has";
  EXPECT_EQ(hats_on(deputy_.person, 20261127).size(), 1u);
}

TEST_P(Grants, a_lent_hat_carries_nothing_that_needs_a_second_person) {
  auto const manager = join({"钱七", "hr001", coach_, "human_resources", {}});
  ASSERT_TRUE(lend(manager, manager.id, 20261101, 20261130).ok());
  ASSERT_TRUE(lend(manager, manager.id, 20261201, 20261231, {"org.read", "org.manage_people"}).ok());
  auto const own = hats_on(manager.person, 20261110).at(0);
  EXPECT_TRUE(own.may("org.manage_people"));
  for (auto const day : {20261110, 20261210}) {
    auto const lent = hats_on(deputy_.person, day).at(1);
    EXPECT_EQ(lent.post, "human_resources");
    EXPECT_TRUE(lent.may("org.read"));
    EXPECT_FALSE(lent.may("org.manage_people") || lent.may("org.reveal_personal")) << day;
  }
}

TEST_P(Grants, a_lent_hat_reaches_no_further_than_its_post_does_by_itself) {
  ASSERT_TRUE(lend(clerk_, clerk_.id, 20261101, 20261130).ok());
  database_->write_now([&](Tx& tx) {
    tx.execute("UPDATE org_membership SET reach = 'region' WHERE region = $1 AND id = $2", {maker_.region, clerk_.id});
    return true;
  });
  EXPECT_EQ(hats_on(clerk_.person, 20261110).at(0).reach, Reach::region);
  EXPECT_EQ(hats_on(deputy_.person, 20261110).at(1).reach, Reach::node);
}

TEST_P(Grants, a_lent_hat_is_taken_back_by_its_lender_only) {
  auto const lent = lend(clerk_, clerk_.id, 20261101, 20261231).value();
  auto const take_back = [&](Hat const& by) {
    return act<store::Delegation>(by, [&](Act& a) { return service::take_back_hat(a, {lent.id}); });
  };
  EXPECT_EQ(take_back(deputy_).refusal().kind, &refusal::delegation_unknown);
  EXPECT_TRUE(take_back(clerk_).ok());
  EXPECT_EQ(hats_on(deputy_.person, 20261124).size(), 1u);
}

TEST_P(Grants, hats_that_are_not_ones_own_or_of_administrators_are_not_lent) {
  EXPECT_EQ(lend(clerk_, deputy_.id, 20261101, 20261231).refusal().kind, &refusal::membership_unknown);
  EXPECT_EQ(lend(maker_, maker_.id, 20261101, 20261231).refusal().kind, &refusal::hat_not_lent);
  EXPECT_EQ(lend(clerk_, clerk_.id, 20261231, 20261101).refusal().kind, &refusal::dates_reversed);
}

ON_EACH_ENGINE(Grants);

}  // namespace
}  // namespace org
