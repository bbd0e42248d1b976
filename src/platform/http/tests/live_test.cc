// Live events over a real connection: topics, reach, resume, the slow reader, sign-out.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "testing/fake_program.h"

namespace {

using platform::event::Sealed;

Sealed make_event(std::int64_t n, std::string const& type) {
  Sealed sealed{n, "hash", {}};
  sealed.event.id = {n};
  sealed.event.type = type;
  sealed.event.subject = "fake/bag/" + std::to_string(n);
  sealed.event.data.text = "{\n\"a\": 1}";
  return sealed;
}

class Live : public testing::Test {
 protected:
  static constexpr base::Region kRegion{130'632};
  /// A connection that follows the journal; returns once it is open.
  testing_support::HttpClient follow(std::string const& query = {}, std::string const& last = {}) {
    auto const before = program.hub.readers();
    auto client = program.client();
    client.write("GET /api/live" + query + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer clerk\r\n" +
                 (last.empty() ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n");
    for (int i = 0; i < 200 && program.hub.readers() == before; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return client;
  }
  fake::Program program;
};

TEST_F(Live, a_reader_gets_what_is_published_with_its_place_as_id) {
  program.start();
  program.hub.start_at(kRegion, 41);
  auto client = follow();
  EXPECT_NE(client.read_until("event: ready").find("id: 41\n"), std::string::npos);
  program.hub.publish(kRegion, make_event(42, "fake.weighed"));
  auto const text = client.read_until("fake/bag/42");
  EXPECT_NE(text.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_NE(text.find("id: 42\nevent: fake.weighed\ndata: {\"id\":\"42\""), std::string::npos);
  EXPECT_NE(text.find("\"data\":{ \"a\": 1}}\n\n"), std::string::npos);  // the line break would have ended the field
}

TEST_F(Live, only_topics_asked_for_and_only_the_own_region_come) {
  program.start();
  auto client = follow("?topics=fake.,mail.bag");
  program.hub.publish({1}, make_event(1, "fake.other_county"));
  program.hub.publish(kRegion, make_event(2, "org.changed"));
  program.hub.publish(kRegion, make_event(3, "mail.bag_sealed"));
  auto const text = client.read_until("fake/bag/3");
  EXPECT_NE(text.find("mail.bag_sealed"), std::string::npos);
  EXPECT_EQ(text.find("org.changed"), std::string::npos);
  EXPECT_EQ(text.find("fake.other_county"), std::string::npos);
}

TEST_F(Live, a_reader_that_returns_reads_its_gap_from_the_journal_without_hole_or_repeat) {
  program.backend.list_sealed = [this](base::Region, std::int64_t after, std::size_t limit) {
    std::vector<Sealed> out;
    for (auto n = after + 1; n <= 1500 && out.size() < limit; ++n) out.push_back(make_event(n, "fake.weighed"));
    // While the gap is read, the journal goes on: some of it is in the gap too, some is not.
    for (std::int64_t n = 1400; after == 10 && n <= 1510; ++n)
      program.hub.publish(kRegion, make_event(n, "fake.weighed"));
    return out;
  };
  program.start();
  auto client = follow({}, "10");
  auto const text = client.read_until("fake/bag/1510\"");
  for (std::int64_t n = 11, at = 0; n <= 1510; ++n) {
    auto const found = text.find("\nid: " + std::to_string(n) + "\n", static_cast<std::size_t>(at));
    ASSERT_NE(found, std::string::npos) << n;
    at = static_cast<std::int64_t>(found);
  }
  EXPECT_EQ(text.find("\nid: 1400\n"), text.rfind("\nid: 1400\n"));
}

TEST_F(Live, who_is_not_signed_in_hears_nothing) {
  program.start();
  EXPECT_EQ(program.client().get("/api/live").status, 401);
  EXPECT_EQ(program.client("clerk").get("/api/live?unknown=1").status, 400);
}

TEST_F(Live, readers_leave_when_the_server_drains) {
  program.start();
  auto client = follow();
  client.read_until("ready");
  program.server->stop();
  EXPECT_TRUE(client.closed_within(1000));
  EXPECT_EQ(program.hub.readers(), 0);
}

}  // namespace
