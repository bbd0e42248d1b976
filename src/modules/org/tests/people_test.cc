// People, units and calendars on both engines: who finds whom, and what is asked of those who manage.
#include <gtest/gtest.h>

#include "modules/org/rules/refusals.h"
#include "modules/org/service/directory.h"
#include "modules/org/service/organisation.h"
#include "modules/org/service/people.h"
#include "modules/org/service/posts.h"
#include "platform/auth/installation_key.h"
#include "testing/staff.h"

namespace org {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using platform::command::Look;

class People : public Staff {
 protected:
  void SetUp() override {
    open({});
    if (IsSkipped()) return;
    platform::auth::load_installation_key(keys_.path() + "/installation.key");
    manager_ = join({"王五", "manager01", coach_, "human_resources", {}});
    keeper_ = join({"单雄信", "keeper001", coach_, "village_keeper", {{41}}});
    other_keeper_ = join({"曾国华", "keeper002", coach_, "village_keeper", {{42}}});
    liaison_ = join({"赵六", "liaison01", post_, "postal_liaison", {}});
  }

  base::Result<Person> add(Hat const& hat, service::JoinPerson const& request) {
    return act<Person>(hat, [&](Act& a) { return service::join_person(a, request); });
  }
  std::vector<std::string> found(Hat const& hat, service::AskPeople const& ask) {
    std::vector<std::string> out;
    for (auto const& row :
         look<service::PersonList>(hat, [&](Look& l) { return service::list_people(l, ask); }).items)
      out.push_back(row.person.name);
    return out;
  }
  Hat as(Hat hat, Reach reach) {
    hat.reach = reach;
    return hat;
  }

  testing_support::TemporaryFolder keys_;
  Hat manager_, keeper_, other_keeper_, liaison_;
};

using Names = std::vector<std::string>;

TEST_P(People, are_found_by_name_by_pinyin_initials_and_by_the_tail_of_the_phone) {
  ASSERT_TRUE(add(manager_, {"李小龙", "13800138000", "dragon01", coach_, ""}).ok());
  EXPECT_EQ(found(manager_, {.text = "小龙"}), Names{"李小龙"});
  EXPECT_EQ(found(manager_, {.text = "LXL"}), Names{"李小龙"});
  EXPECT_EQ(found(manager_, {.text = "sxx"}), Names{"单雄信"}) << "a surname in its own reading";
  EXPECT_EQ(found(manager_, {.text = "zgh"}), Names{"曾国华"});
  EXPECT_EQ(found(manager_, {.text = "8000"}), Names{"李小龙"});
  EXPECT_EQ(found(manager_, {.text = "1380013"}), Names{}) << "a masked number is not guessed by its parts";
  EXPECT_EQ(found(manager_, {.text = "%"}), Names{}) << "signs of the database stand for themselves";
}

TEST_P(People, clause_1_2_a_list_shows_each_reach_its_own_circle) {
  EXPECT_EQ(found(manager_, {}).size(), 4u);
  EXPECT_EQ(found(as(manager_, Reach::organisation), {}), (Names{"王五", "单雄信", "曾国华"}));
  EXPECT_EQ(found(as(liaison_, Reach::organisation), {}), Names{"赵六"});
  EXPECT_EQ(found(keeper_, {}), Names{"单雄信"}) << "of the node";
  EXPECT_EQ(found(as(manager_, Reach::own), {}), Names{"王五"});
}

TEST_P(People, clause_1_2_a_unit_sees_its_members_and_those_below) {
  auto const unit = [&](UnitId parent, char const* name) {
    return act<Unit>(manager_,
                     [&](Act& a) {
                       return service::add_unit(a, {coach_, parent, name});
                     })
        .value()
        .id;
  };
  auto const operations = unit({}, "运营部");
  auto const counter = unit(operations, "收寄组");
  auto const clerk = add(manager_, {"钱七", "", "clerk001", coach_, ""}).value();
  service::TakePost request;
  request.person = clerk.id;
  request.organisation = coach_;
  request.unit = counter;
  request.post = "acceptance_clerk";
  request.from_day = {20260101};
  request.nodes = {{41}};
  ASSERT_TRUE(act<service::TakenPost>(manager_, [&](Act& a) { return service::take_post(a, request); }).ok());
  auto head = as(manager_, Reach::unit);
  head.unit = operations;
  EXPECT_EQ(found(head, {}), Names{"钱七"});
  head.unit = {};
  EXPECT_EQ(found(head, {}), Names{}) << "no unit is not every unit";
}

TEST_P(People, a_hat_without_a_post_is_refused_and_not_shown_everybody) {
  auto lost = manager_;
  lost.post = {};
  database_->read([&](Tx& tx) {
    Look look{tx, lost, now_, origin_};
    EXPECT_EQ(service::list_people(look, {}).refusal().kind, &refusal::out_of_reach);
  });
}

TEST_P(People, are_managed_in_ones_own_organisation_only) {
  auto const own = as(manager_, Reach::organisation);
  EXPECT_TRUE(add(own, {"孙八", "", "person01", {}, ""}).ok());
  EXPECT_EQ(add(own, {"孙八", "", "person02", post_, ""}).refusal().kind, &refusal::out_of_reach);
  EXPECT_EQ(add(manager_, {"孙八", "", "person03", {99}, ""}).refusal().kind, &refusal::organisation_unknown);
}

TEST_P(People, two_never_share_a_login_or_an_identity_number) {
  ASSERT_TRUE(add(manager_, {"孙八", "", "person01", coach_, "11010519491231002X"}).ok());
  EXPECT_STREQ(add(manager_, {"周九", "", "person01", coach_, ""}).refusal().kind->code, "auth.login_taken");
  EXPECT_EQ(add(manager_, {"周九", "", "person02", coach_, "11010519491231002X"}).refusal().kind,
            &refusal::identity_known);
  EXPECT_EQ(add(manager_, {"周九", "", "person02", coach_, "110105194912310021"}).refusal().kind,
            &refusal::identity_malformed);
}

TEST_P(People, an_identity_number_is_sealed_and_opened_for_a_purpose) {
  auto const person = add(manager_, {"孙八", "", "person01", coach_, "11010519491231002X"}).value();
  database_->read([&](Tx& tx) {
    auto const kept =
        tx.find_text("SELECT sealed FROM org_identity WHERE region = $1", {manager_.region}).value();
    EXPECT_EQ(kept.find("11010519491231002"), std::string::npos);
    auto may = manager_;
    may.permissions.insert("org.reveal_personal");
    Look look{tx, may, now_, origin_};
    EXPECT_EQ(service::view_person(look, {person.id, "核对"}).value().id_number, "11010519491231002X");
    EXPECT_EQ(look.revealed_purpose, "核对");
    Look without{tx, manager_, now_, origin_};
    EXPECT_TRUE(service::view_person(without, {person.id, "核对"}).ok());
    EXPECT_TRUE(without.revealed_purpose.empty()) << "so that rendering masks it";
  });
}

TEST_P(People, a_change_on_an_old_reading_is_refused) {
  auto const person = add(manager_, {"孙八", "", "person01", coach_, ""}).value();
  auto const rename = [&](std::int64_t version) {
    return act<Person>(manager_, [&](Act& a) {
      return service::change_person(a, {person.id, "孙小八", "", {}, version});
    });
  };
  EXPECT_TRUE(rename(1).ok());
  EXPECT_EQ(rename(1).refusal().kind, &refusal::changed_meanwhile);
  EXPECT_EQ(found(manager_, {.text = "sxb"}), Names{"孙小八"}) << "initials follow the name";
}

TEST_P(People, a_deadline_in_working_days_follows_the_organisations_calendar) {
  ASSERT_TRUE(act<store::CalendarDay>(manager_, [&](Act& a) {
                return service::set_calendar_day(a, {coach_, {20261125}, false, "厂休"});
              }).ok());
  database_->read([&](Tx& tx) {
    EXPECT_FALSE(is_working_day(tx, manager_.region, coach_, {20261125}));
    EXPECT_TRUE(is_working_day(tx, manager_.region, post_, {20261125})) << "the other one works";
    EXPECT_EQ(add_working_days(tx, manager_.region, coach_, {20261124}, 1).yyyymmdd, 20261126);
  });
}

TEST_P(People, an_organisation_has_a_valid_code_or_none) {
  auto const add_one = [&](Hat const& hat, char const* usci) {
    return act<Organisation>(hat, [&](Act& a) {
      return service::add_organisation(a, {OrganisationKind::partner, "合作商", "合作商", usci});
    });
  };
  EXPECT_TRUE(add_one(manager_, "91530000MA0000001P").ok());
  EXPECT_STREQ(add_one(manager_, "91530000MA00000012").refusal().kind->code, "codes.wrong_check_digit");
  EXPECT_EQ(add_one(as(manager_, Reach::organisation), "").refusal().kind, &refusal::out_of_reach);
}

ON_EACH_ENGINE(People);

}  // namespace
}  // namespace org
