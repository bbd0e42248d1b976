// Who hears of what, and what becomes of a reader that does not keep up.
#include "platform/live/hub.h"

#include <gtest/gtest.h>

namespace {

using platform::auth::Hat;
using platform::auth::Reach;
using platform::event::Event;
using platform::live::Audience;
using platform::live::Feed;
using platform::live::may_see;

Audience with(Hat hat) { return {std::make_shared<Hat const>(std::move(hat)), {}}; }

TEST(Hub, an_event_reaches_those_whose_hat_reaches_it) {
  Event event{.type = "mail.bag_sealed", .person = {7}, .organisation = {1}, .node = {50}};
  EXPECT_TRUE(may_see(with({.reach = Reach::region}), event));
  EXPECT_TRUE(may_see(with({.organisation = {1}, .reach = Reach::organisation}), event));
  EXPECT_TRUE(may_see(with({.reach = Reach::node, .nodes = {{50}}}), event));
  EXPECT_FALSE(may_see(with({.reach = Reach::node, .nodes = {{51}}}), event));
  EXPECT_TRUE(may_see(with({.person = {7}, .reach = Reach::own}), event));
  EXPECT_FALSE(may_see(with({.person = {8}, .reach = Reach::own}), event));
  event.node = {};
  EXPECT_FALSE(may_see(with({.organisation = {2}, .reach = Reach::organisation}), event));
  EXPECT_FALSE(may_see(with({.reach = Reach::node, .nodes = {{50}}}), event));
}

TEST(Hub, a_reader_that_falls_behind_is_cut_and_the_others_are_not) {
  platform::live::Hub hub;
  auto const slow = hub.open(with({.region = {1}, .reach = Reach::region}), platform::live::Hub::kFromNow);
  auto const quick = hub.open(with({.region = {1}, .reach = Reach::region}), platform::live::Hub::kFromNow);
  int rung = 0;
  slow->on_ready([&rung] { ++rung; });
  for (std::int64_t n = 1; n <= static_cast<std::int64_t>(Feed::kWaitingMax) + 1; ++n) {
    hub.publish({1}, {n, "", {}});
    EXPECT_EQ(quick->take().size(), 1);
  }
  EXPECT_TRUE(slow->closed());
  EXPECT_TRUE(slow->take().empty());
  EXPECT_FALSE(quick->closed());
  EXPECT_EQ(rung, 2);  // once for the first event, once for the cut
  EXPECT_EQ(hub.head({1}), static_cast<std::int64_t>(Feed::kWaitingMax) + 1);
}

}  // namespace
