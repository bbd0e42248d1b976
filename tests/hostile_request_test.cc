// A table of hostile requests against the whole program: each row says what is sent and what must come back.
#include <fstream>

#include "platform/auth/session.h"
#include "played_county.h"

namespace app::demo {
namespace {

using testing_support::Lines;
using testing_support::Reply;

struct Row {
  char const* what;
  std::string method, target, body;
  int expected;
  Lines lines{};
};

std::string item_with(std::string const& field, std::string const& value) {
  auto body = std::string{R"({"node":"1","sender_name":"甲","sender_phone":"13900000000","receiver_name":"乙",)"} +
              R"("receiver_phone":"13900000001","weight_g":500)";
  return body + (field.empty() ? "" : ",\"" + field + "\":" + value) + "}";
}

class HostileRequest : public AccessMatrix {
 protected:
  static Hat hat_of(std::string const& post) {
    for (auto& hat : hats())
      if (hat.post == post) return hat;
    return {};
  }
  static Hat mighty() { return AccessMatrix::mighty(hats().front()); }
  static Reply send(HttpClient& client, Row const& row) {
    return row.method == "GET" ? client.get(row.target, row.lines)
                               : client.send(row.method, row.target, row.body, row.lines);
  }
  static void expect_each(std::vector<Row> const& rows, bool signed_in = true) {
    for (auto const& row : rows) {
      auto client = signed_in ? client_of(mighty()) : HttpClient{program_->port()};
      auto const reply = send(client, row);
      EXPECT_EQ(reply.status, row.expected) << row.what << ": " << row.method << " " << row.target << "\n"
                                            << reply.body.substr(0, 400);
      EXPECT_EQ(reply.body.find("SELECT"), std::string::npos) << row.what;
      if (reply.status < 400) continue;
      EXPECT_EQ(reply.headers.at("content-type"), "application/problem+json") << row.what;
    }
  }
  /// Status of the answer to bytes as they are; 0 when the server closed without one.
  static int status_of(std::string const& bytes) {
    HttpClient client{program_->port()};
    client.write(bytes);
    return client.read().status;
  }
  static std::int64_t count(std::string const& sql) {
    std::int64_t n = -1;
    program_->database().read([&](platform::db::Tx& tx) { n = tx.find_integer(sql).value_or(-1); });
    return n;
  }
};

TEST_F(HostileRequest, bodies_that_are_not_what_the_route_asks_for_are_refused) {
  std::string const deep(5'000, '[');
  expect_each({
      {"unknown field", "POST", "/api/mail/items", item_with("colour", "1"), 400},
      {"mass assignment of the state", "POST", "/api/mail/items", item_with("state", "\"delivered\""), 400},
      {"mass assignment of the region", "POST", "/api/mail/items", item_with("region", "\"110101\""), 400},
      {"mass assignment of the version", "POST", "/api/mail/items", item_with("version", "9"), 400},
      {"a field twice", "POST", "/api/mail/items", item_with("weight_g", "1"), 400},
      {"a prototype", "POST", "/api/mail/items", item_with("__proto__", "{}"), 400},
      {"a key that overflows", "POST", "/api/mail/items", item_with("destination", "\"99999999999999999999\""), 400},
      {"a number that overflows", "POST", "/api/mail/items", item_with("cod_li", "9223372036854775808"), 400},
      {"a negative sum", "POST", "/api/mail/items", item_with("cod_li", "-1"), 400},
      {"a fraction", "POST", "/api/mail/items", item_with("cod_li", "1.5"), 400},
      {"not a number", "POST", "/api/mail/items", item_with("cod_li", "NaN"), 400},
      {"a text too long", "POST", "/api/mail/items", item_with("remark", '"' + std::string(201, 'x') + '"'), 400},
      {"broken UTF-8", "POST", "/api/mail/items", item_with("remark", "\"\xff\xfe\""), 400},
      {"nesting without end", "POST", "/api/mail/items", deep, 400},
      {"two values", "POST", "/api/mail/items", item_with("", "") + "{}", 400},
      {"a list", "POST", "/api/mail/items", "[]", 400},
      {"half a body", "POST", "/api/mail/items", R"({"node":"1)", 400},
      {"a form", "POST", "/api/mail/items", "a=b", 415, {{"Content-Type", "application/x-www-form-urlencoded"}}},
      {"plain text of a foreign form", "POST", "/api/mail/items", "{}", 415, {{"Content-Type", "text/plain"}}},
      {"XML", "POST", "/api/mail/items", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 415,
       {{"Content-Type", "application/xml"}}},
      {"a compressed body", "POST", "/api/mail/items", "\x1f\x8b\x08", 400, {{"Content-Encoding", "gzip"}}},
      {"a body of 1.2 MB", "POST", "/api/mail/items", std::string(1'200'000, ' '), 413},
      {"no key of the command", "POST", "/api/mail/items", item_with("", ""), 428, {{"Idempotency-Key", ""}}},
      {"a key that is none", "POST", "/api/mail/items", item_with("", ""), 428, {{"Idempotency-Key", "1' OR '1'='1"}}},
      {"a time that is none", "POST", "/api/mail/items", item_with("", ""), 400, {{"X-Made-At", "yesterday"}}},
  });
}

TEST_F(HostileRequest, addresses_and_queries_that_try_something_are_refused) {
  expect_each({
      {"unknown parameter", "GET", "/api/mail/items?admin=1", "", 400},
      {"repeated parameter", "GET", "/api/mail/items?state=waiting&state=bagged", "", 400},
      {"a page too large", "GET", "/api/mail/items?limit=100000", "", 400},
      {"SQL in a key", "GET", "/api/mail/items/1%20OR%201=1", "", 400},
      {"SQL in a number", "GET", "/api/mail/numbers/x'%20OR%20'1'='1", "", 404},
      {"SQL in a search", "GET", "/api/mail/numbers/%25", "", 404},
      {"a broken escape", "GET", "/api/mail/items?number=%zz", "", 400},
      {"a NUL", "GET", "/api/mail/numbers/a%00b", "", 400},
      {"a way out of the folder", "GET", "/..%2f..%2f..%2fetc/passwd", "", 404},
      {"a way out by a backslash", "GET", "/..%5c..%5cetc%5cpasswd", "", 404},
      {"the database", "GET", "/yidao.db", "", 404},
      {"a hidden file", "GET", "/.git/config", "", 404},
      {"listing of a folder", "GET", "/assets/", "", 404},
      {"TRACE", "TRACE", "/api/mail/items", "", 405},
      {"OPTIONS from elsewhere", "OPTIONS", "/api/mail/items", "", 405, {{"Origin", "https://evil.example"}}},
      {"CONNECT", "CONNECT", "/api/mail/items", "", 405},
      {"PATCH", "PATCH", "/api/mail/items", "{}", 405},
      {"a method in another's clothes", "POST", "/api/mail/items/1", "{}", 405, {{"X-HTTP-Method-Override", "GET"}}},
      {"an address that was never there", "GET", "/api/admin", "", 404},
      {"another case", "GET", "/API/mail/items", "", 404},
  });
}

TEST_F(HostileRequest, sql_in_texts_is_text) {
  auto client = client_of(mighty());
  auto const before = count("SELECT count(*) FROM mail_item");
  for (auto const* text : {"'; DROP TABLE mail_item; --", "' OR '1'='1", "%", "_", "\\", "$1", "a\"b"}) {
    std::string encoded;
    for (unsigned char const c : std::string{text}) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", c);
      encoded += hex;
    }
    EXPECT_EQ(client.get("/api/mail/items?number=" + encoded).status, 200) << text;
    EXPECT_LT(client.get("/api/search?text=" + encoded).status, 500) << text;
    EXPECT_EQ(client.get("/api/org/people?text=" + encoded).status, 200) << text;
  }
  EXPECT_EQ(count("SELECT count(*) FROM mail_item"), before);
}

TEST_F(HostileRequest, requests_that_two_servers_could_read_differently_are_refused) {
  auto const post = std::string{"POST /api/auth/login HTTP/1.1\r\nHost: a\r\n"};
  for (auto const* rest :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "X: a\nY: b\r\n\r\n", "X: a\r\n b\r\n\r\n", "X: a\r\n\tb\r\n\r\n", "X: a\r\n \r\n\r\n",
        "X\x01: a\r\n\r\n", "Host: b\r\n\r\n"})
    EXPECT_EQ(status_of(post + rest), 400) << rest;
}

TEST_F(HostileRequest, no_line_break_of_a_client_reaches_a_header_of_the_answer) {
  auto client = client_of(mighty());
  auto const reply = client.get("/api/mail/items/export?format=csv%0d%0aSet-Cookie:%20a=b");
  EXPECT_EQ(reply.headers.count("set-cookie"), 0U);
  auto const marked = client.get("/health", {{"X-Request-Id", "a<script>alert(1)</script>"}});
  EXPECT_EQ(marked.headers.at("x-request-id").size(), 16U);
  auto const away = client.get("//evil.example/%0d%0aSet-Cookie:%20a=b");
  EXPECT_EQ(away.headers.count("set-cookie") + away.headers.count("location"), 0U);
}

TEST_F(HostileRequest, a_foreign_page_can_neither_write_nor_read_with_the_users_cookie) {
  auto const opened = program_->host().sessions->open(mighty(), {});
  auto const cookie = std::pair<std::string, std::string>{"Cookie", "yidao=" + opened.token};
  auto const csrf = std::pair<std::string, std::string>{"X-CSRF-Token", opened.session.csrf};
  auto const status = [&](Lines lines) {
    HttpClient client{program_->port()};
    lines.push_back(cookie);
    return client.post("/api/message/notices", "{}", lines).status;
  };
  EXPECT_EQ(status({}), 403);
  EXPECT_EQ(status({{"X-CSRF-Token", "x"}}), 403);
  EXPECT_EQ(status({csrf, {"Origin", "https://evil.example"}}), 403);
  EXPECT_EQ(status({csrf, {"Origin", "null"}}), 403);
  EXPECT_EQ(status({csrf, {"Origin", "http://localhost.evil.example"}}), 403);
  EXPECT_EQ(status({csrf, {"Sec-Fetch-Site", "same-site"}}), 403);
  EXPECT_EQ(status({csrf, {"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(status({csrf, {"Origin", "http://localhost"}}), 400) << "its own page gets as far as the body";
  HttpClient reader{program_->port()};
  auto const reply = reader.get("/api/auth/me", {cookie, {"Origin", "https://evil.example"}});
  EXPECT_EQ(reply.headers.count("access-control-allow-origin"), 0U);
  EXPECT_EQ(reply.headers.at("cross-origin-resource-policy"), "same-origin");
}

TEST_F(HostileRequest, a_login_makes_its_own_token_and_its_cookie_is_kept_from_scripts_and_foreign_pages) {
  HttpClient client{program_->port()};
  auto const body = R"({"login":"driver01","password":"yidao-demo-2026"})";
  auto const reply = client.post("/api/auth/login", body, {{"Cookie", "yidao=chosen-by-somebody"}});
  ASSERT_EQ(reply.status, 200) << reply.body;
  auto const cookie = reply.headers.at("set-cookie");
  for (auto const* part : {"HttpOnly", "SameSite=Lax", "Path=/"}) EXPECT_NE(cookie.find(part), std::string::npos);
  EXPECT_EQ(cookie.find("chosen"), std::string::npos);
  EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  EXPECT_EQ(client.get("/api/auth/me", {{"Cookie", "yidao=chosen-by-somebody"}}).status, 401);
  EXPECT_EQ(reply.body.find(cookie.substr(6, 43)), std::string::npos) << "the token stands in no body";
}

TEST_F(HostileRequest, nothing_tells_an_unknown_name_from_a_wrong_password) {
  HttpClient client{program_->port()};
  auto const wrong = client.post("/api/auth/login", R"({"login":"driver02","password":"wrong password x"})");
  auto const unknown = client.post("/api/auth/login", R"({"login":"nobody-here","password":"wrong password x"})");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  auto const without_id = [](std::string text) { return text.substr(0, text.find("\"request_id\"")); };
  EXPECT_EQ(without_id(wrong.body), without_id(unknown.body));
}

TEST_F(HostileRequest, five_wrong_passwords_lock_the_account_even_for_the_right_one) {
  HttpClient client{program_->port()};
  auto const good = R"({"login":"driver03","password":"yidao-demo-2026"})";
  EXPECT_EQ(client.post("/api/auth/login", good).status, 200);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(client.post("/api/auth/login", R"({"login":"driver03","password":"wrong password x"})").status, 401);
  EXPECT_EQ(client.post("/api/auth/login", good).status, 401);
  EXPECT_GE(count("SELECT count(*) FROM audit_entry WHERE action = 'org.login_failed'"), 5);
}

TEST_F(HostileRequest, a_command_sent_again_does_nothing_twice_and_tells_nobody_else) {
  auto const key = testing_support::make_key();
  auto client = client_of(mighty()), other = client_of(hat_of("dispatcher"));
  auto const body = R"({"code":"x","name":"x"})";
  auto const first = client.post("/api/org/delegations/1/end", "{}", {{"Idempotency-Key", key}});
  auto const again = client.post("/api/org/delegations/1/end", "{}", {{"Idempotency-Key", key}});
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.at("idempotency-replayed"), "true");
  EXPECT_EQ(client.post("/api/org/delegations/2/end", "{}", {{"Idempotency-Key", key}}).status, 422);
  EXPECT_EQ(other.post("/api/org/delegations/1/end", "{}", {{"Idempotency-Key", key}}).status, 422) << body;
}

TEST_F(HostileRequest, every_answer_carries_the_headers_that_a_browser_obeys) {
  auto client = client_of(mighty());
  for (auto const* target : {"/api/auth/me", "/api/nowhere", "/api/public/site", "/health", "/nowhere"}) {
    auto const headers = client.get(target).headers;
    EXPECT_EQ(headers.at("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(headers.at("referrer-policy"), "no-referrer") << target;
    EXPECT_NE(headers.at("content-security-policy").find("frame-ancestors 'none'"), std::string::npos) << target;
    EXPECT_EQ(headers.at("cache-control"), "no-store") << target;
    EXPECT_EQ(headers.at("x-request-id").empty(), false) << target;
    EXPECT_EQ(headers.count("server") + headers.count("x-powered-by"), 0U) << target;
  }
}

TEST_F(HostileRequest, strangers_track_an_item_only_with_its_number_and_the_last_digits_of_its_phone) {
  expect_each({{"no digits", "GET", "/api/public/track?number=9876543210123", "", 400},
               {"the wrong digits", "GET", "/api/public/track?number=9876543210123&tail=0000", "", 404},
               {"no number", "GET", "/api/public/track?tail=0000", "", 400},
               {"a wild card", "GET", "/api/public/track?number=%25&tail=%25%25%25%25", "", 404}},
              false);
}

}  // namespace
}  // namespace app::demo
