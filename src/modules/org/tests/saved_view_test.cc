// Views of lists: kept for the person, seen by colleagues only when shared; on both engines.
#include "modules/org/service/saved_view.h"

#include <gtest/gtest.h>

#include "modules/org/rules/refusals.h"
#include "testing/staff.h"

namespace org {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using platform::command::Look;
using Names = std::vector<std::string>;

class SavedViews : public Staff {
 protected:
  void SetUp() override {
    open({});
    if (IsSkipped()) return;
    clerk_ = join({"张三", "clerk001", coach_, "acceptance_clerk", {{41}}});
    colleague_ = join({"李四", "clerk002", coach_, "acceptance_clerk", {{42}}});
    liaison_ = join({"赵六", "liaison", post_, "postal_liaison", {}});
  }
  store::SavedView save(Hat const& hat, service::SaveView const& view) {
    return act<store::SavedView>(hat, [&](Act& a) { return service::save_view(a, view); }).value();
  }
  std::vector<store::SavedView> views(Hat const& hat, std::string const& screen = "/mail/items") {
    return look<service::SavedViewList>(hat, [&](Look& l) { return service::list_views(l, {screen}); }).items;
  }
  Names names(Hat const& hat) {
    Names out;
    for (auto const& v : views(hat)) out.push_back(v.name);
    return out;
  }
  Hat clerk_, colleague_, liaison_;
};

TEST_P(SavedViews, a_view_is_private_until_it_is_shared_and_never_leaves_the_organisation) {
  save(clerk_, {"/mail/items", "我的", "state=shelved", false, false});
  save(clerk_, {"/mail/items", "大家的", "state=late", true, false});
  EXPECT_EQ(names(clerk_), (Names{"我的", "大家的"}));
  EXPECT_EQ(names(colleague_), Names{"大家的"});
  EXPECT_EQ(names(liaison_), Names{});
  EXPECT_TRUE(views(clerk_, "/org/people").empty());
}

TEST_P(SavedViews, the_same_name_again_takes_the_place_of_the_older_view) {
  auto const first = save(clerk_, {"/mail/items", "今日", "day=1", false, false});
  auto const again = save(clerk_, {"/mail/items", "今日", "day=2", false, false});
  EXPECT_EQ(first.id, again.id);
  ASSERT_EQ(views(clerk_).size(), 1u);
  EXPECT_EQ(views(clerk_)[0].query, "day=2");
}

TEST_P(SavedViews, one_view_at_most_opens_with_a_screen) {
  save(clerk_, {"/mail/items", "甲", "", false, true});
  save(clerk_, {"/mail/items", "乙", "", false, true});
  auto const all = views(clerk_);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_FALSE(all[0].is_default);
  EXPECT_TRUE(all[1].is_default);
}

TEST_P(SavedViews, nobody_drops_the_view_of_another_person) {
  auto const view = save(clerk_, {"/mail/items", "大家的", "", true, false});
  auto const drop = [&](Hat const& hat) {
    return act<store::SavedView>(hat, [&](Act& a) { return service::drop_view(a, {view.id}); });
  };
  auto const refused = drop(colleague_);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().kind, &refusal::view_unknown);
  EXPECT_TRUE(drop(clerk_).ok());
  EXPECT_EQ(names(clerk_), Names{});
}

TEST_P(SavedViews, a_layout_stands_beside_a_view_of_its_name_and_is_never_shared) {
  save(clerk_, {"/mail/items", "items", "state=late", false, true});
  auto const first = save(clerk_, {"/mail/items", "items", "cols=number.state", true, true, true});
  EXPECT_FALSE(first.is_shared);
  auto const again = save(clerk_, {"/mail/items", "items", "cols=state", false, false, true});
  EXPECT_EQ(first.id, again.id);
  auto const all = views(clerk_);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].is_default) << "a layout opens nothing";
  EXPECT_TRUE(all[1].is_layout);
  EXPECT_EQ(all[1].query, "cols=state");
  EXPECT_EQ(names(colleague_), Names{}) << "how one person likes columns is nobody else's";
}

ON_EACH_ENGINE(SavedViews);

}  // namespace
}  // namespace org
