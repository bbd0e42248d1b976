// What the server does with bytes that are not what a well-behaved client sends, and with connections in general.
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "testing/fake_program.h"

namespace {

using testing_support::HttpClient;

class Connection : public testing::Test {
 protected:
  /// Status of the response to raw bytes; 0 when the server closed without one.
  int status_of(std::string const& bytes) {
    auto client = program.client();
    client.write(bytes);
    return client.read().status;
  }
  fake::Program program;
};

constexpr char kGet[] = "GET /api/fake/public?text=a HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST_F(Connection, several_requests_in_one_piece_are_answered_in_order) {
  program.start();
  auto client = program.client();
  std::string bytes;
  for (int i = 0; i < 5; ++i)
    bytes += "GET /api/fake/search?text=" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n" +
             "Authorization: Bearer clerk\r\n\r\n";
  client.write(bytes);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(client.read().body, R"({"text":")" + std::to_string(i) + "\"}");
}

TEST_F(Connection, a_request_that_comes_byte_by_byte_is_understood) {
  program.start();
  auto client = program.client();
  for (char const c : std::string{kGet}) client.write({&c, 1});
  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Connection, a_chunked_body_is_understood) {
  program.start();
  auto client = program.client();
  client.write(
      "POST /api/fake/bags/42/weigh HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer clerk\r\nContent-Type: "
      "application/json\r\nIdempotency-Key: " + testing_support::make_key() +
      "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"gro\r\nc\r\nss_g\":1500  \r\n1\r\n}\r\n0\r\n\r\n");
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client.get("/health").status, 200);
}

TEST_F(Connection, requests_that_two_servers_could_read_differently_are_refused) {
  program.start();
  auto const post = std::string{"POST /api/fake/login HTTP/1.1\r\nHost: a\r\n"};
  EXPECT_EQ(status_of(post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: 2, 2\r\n\r\n{}"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: -2\r\n\r\n{}"), 400);
  EXPECT_EQ(status_of(post + "Content-Length: +2\r\n\r\n{}"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /health HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET  /health HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET http://a/health HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /health HTTP/2.0\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of(std::string("\x00\x01\x02\x03\r\n\r\n", 8)), 400);
}

TEST_F(Connection, broken_chunks_are_refused) {
  program.start();
  auto const chunked = std::string{"POST /api/fake/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"};
  EXPECT_EQ(status_of(chunked + "x\r\n{}\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(chunked + "2\r\n{}0\r\n\r\n"), 400);
  EXPECT_EQ(status_of(chunked + "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"), 400);
}

TEST_F(Connection, what_is_refused_before_it_is_understood_has_a_number_to_ask_by_too) {
  program.start();
  for (auto const& broken : {std::string{"GET /health HTTP/1.1\r\n\r\n"}, std::string{"\x01 nonsense\r\n\r\n"},
                             "GET /health HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"}) {
    auto client = program.client();
    client.write(broken);
    auto const reply = client.read();
    EXPECT_GE(reply.status, 400);
    auto const id = reply.headers.at("x-request-id");
    EXPECT_EQ(id.size(), 16u);
    EXPECT_NE(reply.body.find("\"request_id\":\"" + id + '"'), std::string::npos) << reply.body;
  }
}

TEST_F(Connection, too_much_is_refused_and_the_client_learns_why) {
  program.start();
  EXPECT_EQ(status_of("GET /health HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"), 431);
  auto client = program.client("clerk");
  EXPECT_EQ(client.post("/api/fake/bags/42/weigh", std::string(1'100'000, ' ')).status, 413);
  auto chunked = program.client();
  chunked.write("POST /api/fake/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n" +
                std::string(0x200000, ' '));
  EXPECT_EQ(chunked.read().status, 413);
  EXPECT_EQ(program.client("clerk").post("/api/fake/files", std::string(21 * 1024 * 1024, 'x')).status, 413);
}

TEST_F(Connection, a_refused_request_with_a_short_body_keeps_the_connection) {
  program.start();
  auto client = program.client();
  EXPECT_EQ(client.post("/api/fake/bags/42/weigh", R"({"gross_g":1})").status, 401);
  EXPECT_EQ(client.get("/health").status, 200);
}

TEST_F(Connection, a_client_may_wait_for_permission_to_send_the_body) {
  program.start();
  auto client = program.client();
  client.write("POST /api/fake/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
               "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  client.write("{}");
  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Connection, slow_heads_and_silent_connections_are_cut) {
  program.settings.header_ms = 300;
  program.settings.idle_ms = 600;
  program.settings.body_ms = 300;
  program.start();
  auto slow_head = program.client();
  slow_head.write("GET /health HTTP/1.1\r\nHost: a\r\n");
  EXPECT_TRUE(slow_head.closed_within(1500));
  auto slow_body = program.client();
  slow_body.write("POST /api/fake/login HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_TRUE(slow_body.closed_within(1500));
  auto silent = program.client();
  EXPECT_EQ(silent.get("/health").status, 200);
  EXPECT_TRUE(silent.closed_within(2000));
}

TEST_F(Connection, http_1_0_and_connection_close_end_after_one_response) {
  program.start();
  auto old = program.client();
  old.write("GET /health HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.read().status, 200);
  EXPECT_TRUE(old.closed_within(1000));
  auto polite = program.client();
  EXPECT_EQ(polite.get("/health", {{"Connection", "close"}}).headers.at("connection"), "close");
  EXPECT_TRUE(polite.closed_within(1000));
}

TEST_F(Connection, head_has_no_body) {
  program.start();
  auto client = program.client();
  client.write("HEAD /health HTTP/1.1\r\nHost: a\r\n\r\n");
  auto const reply = client.read(true);
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.headers.at("content-length"), "0");
  EXPECT_EQ(client.get("/health").status, 200);
}

TEST_F(Connection, draining_finishes_what_is_under_way_and_loses_nothing) {
  program.bus.delay_ms = 400;
  program.settings.grace_ms = 300;
  program.start();
  std::vector<HttpClient> clients;
  for (int i = 0; i < 20; ++i) clients.push_back(program.client("clerk"));
  std::vector<std::future<int>> answers;
  for (auto& client : clients)
    answers.push_back(std::async(std::launch::async, [&client] {
      return client.post("/api/fake/bags/42/weigh", R"({"gross_g":1500})").status;
    }));
  std::this_thread::sleep_for(std::chrono::milliseconds{150});
  auto watcher = program.client();
  auto stopping = std::async(std::launch::async, [this] { program.server->stop(); });
  auto health = watcher.get("/health");
  while (health.status == 200) health = watcher.get("/health");  // until the other thread has begun
  EXPECT_EQ(health.status, 503);
  EXPECT_EQ(health.headers.at("connection"), "close");
  for (auto& answer : answers) EXPECT_EQ(answer.get(), 200);
  EXPECT_EQ(stopping.wait_for(std::chrono::seconds{3}), std::future_status::ready);
  EXPECT_EQ(program.weighed, 20);
}

TEST_F(Connection, no_request_of_a_busy_client_fails_while_the_server_drains) {
  program.settings.grace_ms = 500;
  program.settings.limited = false;
  program.start();
  std::atomic<int> failed{0}, served{0};
  std::atomic<bool> ended{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      while (!ended) {
        try {
          auto client = program.client("clerk");
          while (true) {
            auto const reply = client.get("/api/fake/search?text=a");
            if (reply.status == 0) ++failed;
            else ++served;
            if (reply.status == 0 || reply.headers.contains("connection")) break;
          }
        } catch (std::runtime_error const&) {
          return;  // nobody listens any more: a balancer has gone elsewhere
        }
      }
    });
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  program.server->stop();
  ended = true;
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  EXPECT_GT(served, 100);
}

TEST_F(Connection, connections_are_dealt_out_to_all_threads) {
  program.settings.threads = 2;
  program.settings.limited = false;
  program.start();
  std::vector<HttpClient> clients;
  for (int i = 0; i < 64; ++i) clients.push_back(program.client("clerk"));
  for (auto& client : clients) EXPECT_EQ(client.get("/api/fake/search?text=a").status, 200);
}

}  // namespace
