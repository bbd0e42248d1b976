// What the server does with whole requests over real connections.
#include <gtest/gtest.h>

#include "testing/fake_program.h"

namespace {

using testing_support::HttpClient;

constexpr char kWeigh[] = "/api/fake/bags/42/weigh";
constexpr char kGood[] = R"({"gross_g":1500})";

class Http : public testing::Test {
 protected:
  fake::Program program;
};

TEST_F(Http, a_command_is_run_once_and_its_answer_comes_back_on_replay) {
  program.start();
  auto client = program.client("clerk");
  auto const key = testing_support::make_key();
  auto const first = client.post(kWeigh, kGood, {{"Idempotency-Key", key}});
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, R"({"bag":"42","count":1})");
  auto const again = client.post(kWeigh, kGood, {{"Idempotency-Key", key}});
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
  EXPECT_EQ(program.weighed, 1);
}

TEST_F(Http, a_write_without_a_key_is_refused) {
  program.start();
  auto const reply = program.client("clerk").post(kWeigh, kGood, {{"Idempotency-Key", ""}});
  EXPECT_EQ(reply.status, 428);
  EXPECT_EQ(program.weighed, 0);
}

TEST_F(Http, faults_of_path_query_and_body_are_told_together) {
  program.start();
  auto const reply = program.client("clerk").post("/api/fake/bags/x/weigh?colour=red", R"({"gross_g":0,"grams":1})");
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json");
  for (auto const* text : {R"("/bag","code":"type")", R"("/colour","code":"unknown_field")",
                           R"("/gross_g","code":"too_small")", R"("/grams","code":"unknown_field")"})
    EXPECT_NE(reply.body.find(text), std::string::npos) << text << reply.body;
}

TEST_F(Http, a_refusal_of_the_rules_is_a_problem_document) {
  program.start();
  auto const reply = program.client("clerk").post(kWeigh, R"({"gross_g":30001})");
  EXPECT_EQ(reply.status, 409);
  EXPECT_NE(reply.body.find(R"("code":"fake.too_heavy")"), std::string::npos);
}

TEST_F(Http, who_is_not_signed_in_or_may_not_is_refused) {
  program.start();
  EXPECT_EQ(program.client().post(kWeigh, kGood).status, 401);
  EXPECT_EQ(program.client("nobody").post(kWeigh, kGood).status, 401);
  EXPECT_EQ(program.client("guest").post(kWeigh, kGood).status, 403);
  EXPECT_EQ(program.client("guest").get("/api/fake/search?text=a").status, 200);
  EXPECT_EQ(program.client().get("/api/fake/public?text=a").status, 200);
}

TEST_F(Http, a_session_that_memory_does_not_know_is_loaded) {
  program.backend.gatekeeper.load = [](std::string_view token) -> std::optional<platform::http::Signed> {
    if (token != "stored") return {};
    return platform::http::Signed{fake::make_hat(9, {"fake.weigh"}), "c"};
  };
  program.start();
  EXPECT_EQ(program.client("stored").post(kWeigh, kGood).status, 200);
  EXPECT_EQ(program.client("other").post(kWeigh, kGood).status, 401);
}

TEST_F(Http, a_write_with_a_cookie_needs_the_token_of_the_page_and_its_own_origin) {
  program.start();
  auto client = program.client();
  client.always("Cookie", "other=1; yidao=clerk");
  auto const status = [&](testing_support::Lines lines) { return client.post(kWeigh, kGood, lines).status; };
  auto const token = std::pair<std::string, std::string>{"X-CSRF-Token", "csrf-clerk"};
  EXPECT_EQ(status({}), 403);
  EXPECT_EQ(status({{"X-CSRF-Token", "csrf-guest"}}), 403);
  EXPECT_EQ(status({token}), 200);
  EXPECT_EQ(status({token, {"Origin", "https://evil.example"}}), 403);
  EXPECT_EQ(status({token, {"Origin", "http://localhost"}}), 200);
  EXPECT_EQ(status({token, {"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(client.get("/api/fake/search?text=a").status, 200);
}

TEST_F(Http, queries_refuse_unknown_and_repeated_parameters) {
  program.start();
  auto client = program.client("clerk");
  EXPECT_EQ(client.get("/api/fake/search?text=%E6%B1%89+a").body, R"({"text":"汉 a"})");
  EXPECT_EQ(client.get("/api/fake/search?text=a&page=2").status, 400);
  EXPECT_EQ(client.get("/api/fake/search?text=a&text=b").status, 400);
  EXPECT_EQ(client.get("/api/fake/search?text=a&limit=501").status, 400);
  EXPECT_EQ(client.get("/api/fake/search").status, 400);
  EXPECT_EQ(client.get("/api/fake/search?text=%zz").status, 400);
}

TEST_F(Http, unknown_addresses_and_methods_are_problems) {
  program.start();
  auto client = program.client("clerk");
  EXPECT_EQ(client.get("/api/nowhere").status, 404);
  auto const reply = client.get(kWeigh);
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(reply.headers.at("allow"), "POST");
  EXPECT_EQ(client.send("TRACE", "/api/fake/search", "").status, 405);
  EXPECT_EQ(client.post(kWeigh, "a=b", {{"Content-Type", "application/x-www-form-urlencoded"}}).status, 415);
}

TEST_F(Http, a_failure_is_told_without_its_detail) {
  program.start();
  auto const reply = program.client("clerk").get("/api/fake/search?text=boom");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.body.find("secret"), std::string::npos);
}

TEST_F(Http, the_request_id_is_taken_over_or_made) {
  program.start();
  auto client = program.client();
  EXPECT_EQ(client.get("/health", {{"X-Request-Id", "abcd-1234"}}).headers.at("x-request-id"), "abcd-1234");
  EXPECT_EQ(client.get("/health", {{"X-Request-Id", "bad id!"}}).headers.at("x-request-id").size(), 16);
}

TEST_F(Http, every_response_carries_the_security_policy) {
  program.start();
  auto const reply = program.client("clerk").get("/api/fake/search?text=a");
  EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.headers.at("cache-control"), "no-store");
  EXPECT_NE(reply.headers.at("content-security-policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(reply.headers.count("strict-transport-security"), 0);
}

TEST_F(Http, files_come_with_their_name_and_uploads_keep_theirs) {
  program.start();
  auto client = program.client("clerk");
  auto const label = client.get("/api/fake/label");
  EXPECT_EQ(label.body, "%PDF");
  EXPECT_EQ(label.headers.at("content-disposition"), "attachment; filename*=UTF-8''%E6%A0%87%E7%AD%BE.pdf");
  auto const reply = client.post("/api/fake/files", std::string(2'000'000, 'x'),
                                 {{"Content-Type", "text/csv"},
                                  {"Content-Disposition", "attachment; filename*=UTF-8''%E6%B8%85%E5%8D%95.csv"}});
  EXPECT_EQ(reply.body, R"({"text":"清单.csv 2000000"})");
}

TEST_F(Http, a_login_sets_its_cookie) {
  program.start();
  auto const reply = program.client().post("/api/fake/login", "{}", {{"Idempotency-Key", ""}});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers.at("set-cookie"), "yidao=clerk; HttpOnly; SameSite=Lax; Path=/");
}

TEST_F(Http, an_account_that_calls_too_often_is_told_when_to_come_back) {
  program.settings.allowances.account[1] = {1, 3};
  program.start();
  auto client = program.client("clerk");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.post(kWeigh, kGood).status, 200);
  auto const reply = client.post(kWeigh, kGood);
  EXPECT_EQ(reply.status, 429);
  EXPECT_EQ(reply.headers.at("retry-after"), "1");
  EXPECT_EQ(client.get("/api/fake/search?text=a").status, 200);  // another class, another bucket
}

TEST_F(Http, guessing_is_limited_by_address) {
  program.settings.allowances.address[3] = {0.5, 2};
  program.start();
  EXPECT_EQ(program.client().get("/api/fake/public?text=1").status, 200);
  EXPECT_EQ(program.client().get("/api/fake/public?text=2").status, 200);
  EXPECT_EQ(program.client("clerk").get("/api/fake/public?text=3").status, 429);
}

TEST_F(Http, a_full_queue_answers_at_once) {
  program.settings.workers = 1;
  program.settings.worker_queue = 1;
  program.start();
  std::vector<HttpClient> clients;
  for (int i = 0; i < 6; ++i) clients.push_back(program.client("clerk"));
  for (auto& client : clients)
    client.write("GET /api/fake/search?text=slow HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer clerk\r\n\r\n");
  int served = 0, refused = 0;
  for (auto& client : clients) {
    auto const status = client.read().status;
    served += status == 200;
    refused += status == 429;
  }
  EXPECT_EQ(served + refused, 6);
  EXPECT_GE(refused, 3);
  EXPECT_GE(served, 1);
}

TEST_F(Http, commands_beyond_what_may_be_under_way_are_told_at_once_and_served_later) {
  program.settings.command_queue = 1;
  program.bus.delay_ms = 200;
  program.start();
  auto first = program.client("clerk"), second = program.client("clerk");
  first.write("POST " + std::string{kWeigh} + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer clerk\r\n"
              "Content-Type: application/json\r\nIdempotency-Key: " + testing_support::make_key() +
              "\r\nContent-Length: " + std::to_string(std::string_view{kGood}.size()) + "\r\n\r\n" + kGood);
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  auto const refused = second.post(kWeigh, kGood);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
  EXPECT_EQ(first.read().status, 200);
  EXPECT_EQ(second.post(kWeigh, kGood).status, 200);
}

TEST_F(Http, health_and_metrics_answer) {
  program.start();
  auto client = program.client("clerk");
  EXPECT_EQ(client.get("/health").body, R"({"alive":true,"ready":true})");
  client.post(kWeigh, kGood);
  auto const text = client.get("/metrics").body;
  EXPECT_NE(text.find(R"(route="POST /api/fake/bags/{bag}/weigh",status="2xx"} 1)"), std::string::npos);
}

}  // namespace
