// Tables asked of a server on this machine: whole ones in blocks, and every way in which it can fail.
#include "platform/osrm/client.h"

#include <gtest/gtest.h>

#include "testing/table_server.h"

namespace platform::osrm {
namespace {

using testing_support::TableServer;

std::vector<base::Position> places(int n) {
  std::vector<base::Position> out;
  for (int i = 0; i < n; ++i) out.push_back({250'000'000 + i * 10'000, 1'020'000'000});
  return out;
}

TEST(Tables, a_path_has_longitude_first_and_numbers_of_both_sides) {
  auto const all = places(3);
  EXPECT_EQ(table_path(std::span{all}.first(1), std::span{all}.last(2)),
            "/table/v1/driving/102.0000000,25.0000000;102.0000000,25.0010000;102.0000000,25.0020000"
            "?annotations=duration,distance&skip_waypoints=true&sources=0&destinations=1;2");
}

TEST(Tables, cells_without_a_road_stay_empty_and_what_cannot_be_is_no_table) {
  std::string fault;
  auto const table = parse_table(
      R"({"code":"Ok","durations":[[0,300.6]],"distances":[[0,null]],"sources":[{"name":""}],"destinations":[]})",
      1, 2, fault);
  ASSERT_TRUE(table) << fault;
  EXPECT_EQ(table->duration_s[1], 301);
  EXPECT_FALSE(table->distance_m[1]);
  for (auto const* bad :
       {R"({"code":"Ok","durations":[[0]],"distances":[[0]]})",
        R"({"code":"Ok","durations":[[0,-1]],"distances":[[0,1]]})",
        R"({"code":"Ok","durations":[[0,1e300]],"distances":[[0,1]]})",
        R"({"code":"Ok","durations":[[0,1]]})", R"({"code":"NoTable","message":"none"})", "<html>", ""}) {
    fault.clear();
    EXPECT_FALSE(parse_table(bad, 1, 2, fault)) << bad;
    EXPECT_NE(fault, "") << bad;
  }
}

TEST(Tables, a_large_table_is_asked_in_blocks_and_put_together) {
  TableServer server;
  Client client{net::parse_address(server.url() + "/roads/"), {.block = 2}};
  auto const table = client.table(places(5));
  ASSERT_TRUE(table) << client.fault();
  EXPECT_EQ(server.paths().size(), 9u);
  EXPECT_TRUE(server.paths()[0].starts_with("/roads/table/v1/driving/")) << server.paths()[0];
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) {
      EXPECT_EQ(table->duration_s[i * 5 + j], i == j ? 0 : 600);
      EXPECT_EQ(table->distance_m[i * 5 + j], i == j ? 0 : 7'000);
    }
}

TEST(Tables, whatever_fails_is_told_and_the_server_is_left_alone_for_a_while) {
  auto const fault_with = [](std::string const& answer) {
    TableServer server{[answer](std::string const&) { return answer; }};
    Client client{net::parse_address(server.url()), {.within_ms = 500}};
    EXPECT_FALSE(client.table(places(2))) << answer;
    EXPECT_FALSE(client.table(places(2))) << answer;
    EXPECT_EQ(server.paths().size(), 1u) << "it rests";
    return client.fault();
  };
  EXPECT_EQ(fault_with(""), "no whole answer came in time");
  EXPECT_EQ(fault_with("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{}"), "no whole answer came in time");
  EXPECT_NE(fault_with(TableServer::ok("{}")), "");
  EXPECT_NE(fault_with("HTTP/1.1 400 Bad Request\r\n\r\n{\"code\":\"TooBig\",\"message\":\"Too many\"}")
                .find("TooBig"),
            std::string::npos);
  EXPECT_NE(fault_with("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"), "");
}

TEST(Tables, a_server_that_answers_again_is_used_again) {
  auto fails = true;
  TableServer server{
      [&fails](std::string const& path) { return fails ? std::string{} : TableServer::table_of(path); }};
  Client client{net::parse_address(server.url()), {.within_ms = 500, .rest_ms = 0}};
  EXPECT_FALSE(client.table(places(2)));
  EXPECT_NE(client.fault(), "");
  fails = false;
  EXPECT_TRUE(client.table(places(2)));
  EXPECT_EQ(client.fault(), "");
}

}  // namespace
}  // namespace platform::osrm
