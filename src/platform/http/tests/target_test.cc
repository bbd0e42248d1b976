// Paths and queries, and the tree that finds a route.
#include "platform/http/target.h"

#include <gtest/gtest.h>

#include "platform/http/router.h"
#include "platform/http/site.h"

namespace {

using platform::http::Endpoint;
using platform::http::Method;
using platform::http::parse_target;
using platform::http::Router;

TEST(Target, segments_and_parameters_are_decoded) {
  auto const target = parse_target("/api/%E5%8C%85/a+b/?q=a+b%2B&&x&y=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "包", "a+b"}));
  ASSERT_EQ(target->parameters.size(), 3);
  EXPECT_EQ(target->parameters[0], (std::pair<std::string, std::string>{"q", "a b+"}));
  EXPECT_EQ(target->parameters[1].second, "");
}

TEST(Target, what_has_no_honest_meaning_is_refused) {
  for (auto const* text : {"", "api", "*", "/%", "/%1", "/%zz", "/a/%2e%2e/b", "/./a", "/a%00b", "/a%0d%0a", "/%c0%af",
                           "/%ed%a0%80", "/%ff", "/a#b", "/a?%zz=1"})
    EXPECT_FALSE(parse_target(text)) << text;
}

Endpoint make(char const* path) {
  return {{.method = Method::get, .path = path, .permission = "", .summary = ""}, nullptr, nullptr, nullptr,
          platform::http::Batched{}};
}

TEST(RouterTest, a_literal_wins_and_a_parameter_is_tried_where_it_leads_nowhere) {
  auto const list = make("/api/bags"), one = make("/api/bags/{bag}"), open = make("/api/bags/open");
  auto const items = make("/api/bags/{bag}/items"), open_day = make("/api/bags/open/day");
  Router router;
  for (auto const* endpoint : {&list, &one, &open, &items, &open_day}) router.add(*endpoint);
  auto const find = [&](char const* path) { return router.find(Method::get, parse_target(path)->segments); };
  EXPECT_EQ(find("/api/bags").endpoint, &list);
  EXPECT_EQ(find("/api/bags/open").endpoint, &open);
  EXPECT_EQ(find("/api/bags/17").endpoint, &one);
  EXPECT_EQ(find("/api/bags/open/items").endpoint, &items);
  EXPECT_EQ(find("/api/bags/open/items").parameters.front().second, "open");
  EXPECT_EQ(find("/api/bags/17/day").endpoint, nullptr);
  EXPECT_EQ(find("/api").allow, "");
  EXPECT_EQ(router.find(Method::post, parse_target("/api/bags")->segments).allow, "GET");
}

TEST(RouterTest, a_route_that_is_declared_twice_is_a_bug) {
  auto const a = make("/api/x/{a}"), b = make("/api/x/{b}");
  Router router;
  router.add(a);
  EXPECT_THROW(router.add(b), std::logic_error);
}

TEST(Site, an_encoding_is_taken_only_where_it_is_accepted) {
  EXPECT_TRUE(platform::http::accepts("gzip, deflate, br", "br"));
  EXPECT_TRUE(platform::http::accepts("br;q=0.5", "br"));
  EXPECT_FALSE(platform::http::accepts("gzip, br;q=0", "br"));
  EXPECT_FALSE(platform::http::accepts("brotli", "br"));
  EXPECT_FALSE(platform::http::accepts("", "br"));
}

}  // namespace
