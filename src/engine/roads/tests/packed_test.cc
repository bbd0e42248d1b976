// What is kept is read again; what is damaged is not. And the part that hangs together.
#include "engine/roads/packed.h"

#include <gtest/gtest.h>

#include "engine/roads/connected.h"

namespace roads {
namespace {

Graph small() {
  Road const roads[] = {{0, 1, 1000, 60}, {1, 2, 1100, 70}, {2, 0, 1200, 80}};
  return Graph{{base::position_of(30, 110), base::position_of(30.1, 110), base::position_of(-30.2, -110)},
               roads};
}

TEST(Packed, a_network_is_read_as_it_was_kept) {
  auto const bytes = pack(small());
  auto const read = unpack(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(pack(*read), bytes);
  EXPECT_EQ(read->position(2), base::position_of(-30.2, -110));
  EXPECT_EQ(read->roads_from(1)[0].length_m, 1100);
}

TEST(Packed, damaged_bytes_are_no_network) {
  auto const bytes = pack(small());
  for (std::size_t n = 0; n < bytes.size(); ++n) EXPECT_FALSE(unpack(bytes.substr(0, n)));
  EXPECT_FALSE(unpack(bytes + "0000"));
  auto wrong = bytes;
  wrong[0] ^= 1;
  EXPECT_FALSE(unpack(wrong));
  wrong = bytes;
  wrong[12 + 3 * 8 + 4] = 3;  // the first road leads to a fourth node
  EXPECT_FALSE(unpack(wrong));
}

TEST(MainPart, what_cannot_be_reached_or_left_is_dropped) {
  Road const roads[] = {{0, 1, 1, 1}, {1, 2, 2, 2}, {2, 0, 3, 3},  // a ring
                        {2, 3, 4, 4},                              // no way back from 3
                        {4, 0, 5, 5},                              // no way to 4
                        {5, 6, 6, 6}, {6, 5, 6, 6}};               // an island
  auto const part = main_part(Graph{std::vector<base::Position>(8), roads});
  EXPECT_EQ(part.n_nodes(), 3);
  int const places[] = {0, 2};
  EXPECT_EQ(quickest_ways(part, places).duration_of(0, 1), 3);
  EXPECT_EQ(quickest_ways(part, places).duration_of(1, 0), 3);
}

TEST(MainPart, an_empty_network_stays_empty) { EXPECT_EQ(main_part(Graph{{}, {}}).n_nodes(), 0); }

TEST(MainPart, a_long_road_does_not_exhaust_the_stack) {
  std::vector<Road> roads;
  constexpr int kNodes = 300'000;
  for (int i = 0; i + 1 < kNodes; ++i) roads.push_back({i, i + 1, 1, 1}), roads.push_back({i + 1, i, 1, 1});
  EXPECT_EQ(main_part(Graph{std::vector<base::Position>(kNodes), roads}).n_nodes(), kNodes);
}

}  // namespace
}  // namespace roads
