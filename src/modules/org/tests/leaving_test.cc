// A person leaves while signed in: over HTTP, on both engines, with the sessions in memory.
#include <gtest/gtest.h>

#include "testing/served_org.h"

namespace org {
namespace {

class Leaving : public ServedOrg {};

TEST_P(Leaving, clause_1_2_a_leaver_loses_access_with_the_next_request) {
  auto keeper = signed_in(keeper_), second_phone = signed_in(keeper_);
  EXPECT_EQ(keeper.get("/api/org/organisations").status, 200);
  EXPECT_EQ(second_phone.get("/api/org/organisations").status, 200);
  EXPECT_EQ(sign_in("keeper001").status, 200);
  auto const leave = "/api/org/people/" + std::to_string(keeper_.value) + "/leave";
  auto manager = signed_in(manager_);
  EXPECT_EQ(keeper.post(leave, "{}").status, 403) << "a keeper manages nobody";
  EXPECT_EQ(manager.post(leave, R"({"reason":"合同到期"})").status, 200);
  EXPECT_EQ(keeper.get("/api/org/organisations").status, 401);
  EXPECT_EQ(second_phone.get("/api/org/organisations").status, 401);
  EXPECT_EQ(sign_in("keeper001").status, 401);
  EXPECT_EQ(manager.post(leave, "{}").status, 409) << "only once";
}

TEST_P(Leaving, nobody_ends_their_own_service) {
  auto manager = signed_in(manager_);
  auto const own = "/api/org/people/" + std::to_string(manager_.value) + "/leave";
  EXPECT_EQ(manager.post(own, "{}").status, 403);
  EXPECT_EQ(manager.get("/api/org/organisations").status, 200);
}

ON_EACH_ENGINE(Leaving);

}  // namespace
}  // namespace org
