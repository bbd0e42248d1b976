// Commands that were made offline and arrive together.
#include <gtest/gtest.h>

#include "testing/fake_program.h"

namespace {

std::string kept(std::string const& id, std::string const& path, std::string const& body) {
  return R"({"id":")" + id + R"(","method":"POST","path":")" + path + R"(","body":)" + body +
         R"(,"made_at":"2026-11-24T04:05:06Z","device":"pda-7","seq":1})";
}

class BatchTest : public testing::TestWithParam<bool> {
 protected:
  BatchTest() { program.backend.in_order = program.bus.in_turn = GetParam(); }
  fake::Program program;
};

TEST_P(BatchTest, every_command_has_its_own_outcome_in_order_of_the_list) {
  program.start();
  auto client = program.client("clerk");
  auto const a = testing_support::make_key(), b = testing_support::make_key(), c = testing_support::make_key();
  auto const reply = client.post("/api/commands", R"({"commands":[)" +
      kept(a, "/api/fake/bags/1/weigh", R"({"gross_g":1500})") + "," +
      kept(b, "/api/fake/bags/2/weigh", R"({"gross_g":30001})") + "," +
      kept(testing_support::make_key(), "/api/fake/bags/x/weigh", R"({"gross_g":0})") + "," +
      kept("not-a-uuid-not-a-uuid-not-a-uuid-not", "/api/fake/bags/1/weigh", "{}") + "," +
      kept(testing_support::make_key(), "/api/fake/login", "{}") + "," +
      kept(c, "/api/fake/bags/3/weigh", R"({"gross_g":1})") + "]}");
  ASSERT_EQ(reply.status, 200) << reply.body;
  std::size_t at = 0;
  for (auto const* expected : {R"("status":200,"body":{"bag":"1","count":1})", R"("status":409)", R"("status":400)",
                               R"("status":400)", R"("status":404)", R"("status":200,"body":{"bag":"3","count":2})"}) {
    at = reply.body.find(expected, at);
    ASSERT_NE(at, std::string::npos) << expected << "\n" << reply.body;
    at += 12;
  }
  EXPECT_EQ(program.bus.order, (std::vector{a, b, c}));
}

TEST_P(BatchTest, the_same_command_sent_singly_and_in_a_list_happens_once) {
  program.start();
  auto client = program.client("clerk");
  auto const id = testing_support::make_key();
  EXPECT_EQ(client.post("/api/fake/bags/1/weigh", R"({ "gross_g": 1500 })", {{"Idempotency-Key", id}}).status, 200);
  auto const list = R"({"commands":[)" + kept(id, "/api/fake/bags/1/weigh", R"({"gross_g":1500})") + "]}";
  EXPECT_NE(client.post("/api/commands", list).body.find(R"("count":1)"), std::string::npos);
  EXPECT_EQ(program.weighed, 1);
}

TEST_P(BatchTest, permission_is_asked_for_every_command) {
  program.start();
  auto const list = R"({"commands":[)" +
                    kept(testing_support::make_key(), "/api/fake/bags/1/weigh", R"({"gross_g":1500})") + "]}";
  EXPECT_NE(program.client("guest").post("/api/commands", list).body.find(R"("status":403)"), std::string::npos);
  EXPECT_EQ(program.client().post("/api/commands", list).status, 401);
  EXPECT_EQ(program.weighed, 0);
}

TEST_P(BatchTest, an_empty_list_and_more_than_500_are_told_apart) {
  program.start();
  auto client = program.client("clerk");
  EXPECT_EQ(client.post("/api/commands", R"({"commands":[]})").body, R"({"results":[]})");
  std::string many = R"({"commands":[)";
  for (int i = 0; i < 501; ++i)
    many += (i ? "," : "") + kept(testing_support::make_key(), "/api/fake/bags/1/weigh", "{}");
  EXPECT_EQ(client.post("/api/commands", many + "]}").status, 400);
}

INSTANTIATE_TEST_SUITE_P(OneWriterOrMany, BatchTest, testing::Bool());

}  // namespace
