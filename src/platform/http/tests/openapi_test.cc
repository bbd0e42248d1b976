// The API page that is made from endpoints.
#include "platform/http/openapi.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "testing/fake_program.h"

namespace {

TEST(OpenApi, paths_parameters_bodies_and_rights_stand_in_it) {
  fake::Program program;
  auto endpoints = program.host.endpoints;
  for (auto& endpoint : platform::http::own_endpoints()) endpoints.push_back(endpoint);
  auto const page = platform::http::write_openapi(endpoints, "1");
  for (auto const* text :
       {R"("/api/fake/bags/{bag}/weigh": {)", R"("operationId": "post_fake_bags_bag_weigh")",
        R"("x-permission": "fake.weigh")", R"("x-offline": true)", R"("in": "path")", R"("maxLength": 20)",
        R"("$ref": "#/components/schemas/Weighed")", R"("$ref": "#/components/responses/Problem")",
        R"("text/event-stream": {)", R"("Batch": {)", R"("x-permission": "public")"})
    EXPECT_NE(page.find(text), std::string::npos) << text;
}

TEST(OpenApi, what_a_posted_question_asks_stands_in_its_body) {
  platform::app::Host host;
  host.query<fake::Search, fake::Found>(
      {.method = fake::Method::post, .path = "/api/fake/{text}/guess", .permission = "signed_in", .summary = "Guesses"},
      [](platform::command::Look&, fake::Search const& q) -> base::Result<fake::Found> { return fake::Found{q.text}; });
  auto const page = platform::http::write_openapi(host.endpoints, "1");
  EXPECT_NE(page.find(R"("requestBody": {)"), std::string::npos);
  EXPECT_NE(page.find(R"("in": "path")"), std::string::npos);
  EXPECT_EQ(page.find(R"("in": "query")"), std::string::npos) << page;
}

TEST(OpenApi, the_order_in_which_modules_are_installed_does_not_show) {
  fake::Program program;
  auto endpoints = program.host.endpoints;
  auto const one = platform::http::write_openapi(endpoints, "1");
  std::reverse(endpoints.begin(), endpoints.end());
  EXPECT_EQ(platform::http::write_openapi(endpoints, "1"), one);
}

TEST(OpenApi, json_is_indented_without_touching_texts) {
  EXPECT_EQ(platform::http::indent_json(R"({"a":[1,{}],"b":"x,\"{"})"),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"x,\\\"{\"\n}\n");
}

}  // namespace
