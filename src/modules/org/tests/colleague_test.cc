// Colleagues are found by name by everybody of the same organisation, and by nobody else; on both engines.
#include <gtest/gtest.h>

#include "modules/org/service/directory.h"
#include "testing/staff.h"

namespace org {
namespace {

using platform::auth::Hat;
using platform::command::Look;
using Names = std::vector<std::string>;

class Colleagues : public Staff {
 protected:
  void SetUp() override {
    open({});
    if (IsSkipped()) return;
    keeper_ = join({"张三", "keeper001", coach_, "village_keeper", {{41}}});
    join({"张小红", "clerk002", coach_, "acceptance_clerk", {{42}}});
    join({"张伟", "liaison", post_, "postal_liaison", {}});
  }
  Names found(Hat const& hat, std::string const& text) {
    Names out;
    for (auto const& one :
         look<service::NamedPeople>(hat, [&](Look& l) { return service::list_colleagues(l, {text}); }).items)
      out.push_back(one.name);
    return out;
  }
  Hat keeper_;
};

TEST_P(Colleagues, a_keeper_who_sees_only_one_node_finds_colleagues_by_name_but_none_of_the_other_side) {
  EXPECT_EQ(found(keeper_, "张"), (Names{"张三", "张小红"}));
  EXPECT_EQ(found(keeper_, "zxh"), Names{"张小红"});
}

TEST_P(Colleagues, a_hat_of_no_organisation_finds_nobody) {
  auto stranger = keeper_;
  stranger.organisation = {};
  database_->read([&](Tx& tx) {
    Look look{tx, stranger, now_, origin_};
    EXPECT_FALSE(service::list_colleagues(look, {"张"}).ok());
  });
}

ON_EACH_ENGINE(Colleagues);

}  // namespace
}  // namespace org
