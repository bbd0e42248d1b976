// Journeys on a small day: a centre, two townships and a village behind one of them.
#include "engine/timetable/journey.h"

#include <gtest/gtest.h>

#include <random>

namespace timetable {
namespace {

constexpr int kCentre = 0, kShimen = 1, kBaiyun = 2, kVillage = 3;

base::ServiceTime at(int hour, int minute) { return {hour * 3600 + minute * 60}; }

/// 07:00 and 09:00 from the centre to Shimen, 08:00 to Baiyun by Shimen, 09:40 on to the village.
Day small_day() {
  return Day{
      std::vector<Station>(4),
      {{{{kCentre, at(7, 0), at(7, 0)}, {kShimen, at(7, 40), at(7, 40)}}},
       {{{kCentre, at(9, 0), at(9, 0)}, {kShimen, at(9, 40), at(9, 40)}}},
       {{{kCentre, at(8, 0), at(8, 0)}, {kShimen, at(8, 35), at(8, 40)}, {kBaiyun, at(9, 10), at(9, 10)}}},
       {{{kBaiyun, at(9, 40), at(9, 40)}, {kVillage, at(10, 5), at(10, 5)}}},
       {{{kShimen, at(25, 0), at(25, 0)}, {kVillage, at(25, 30), at(25, 30)}}}}};
}

TEST(Arrivals, a_bag_takes_the_first_departure_after_its_cut_off) {
  auto const day = small_day();
  EXPECT_EQ(earliest_arrivals(day, kCentre, at(6, 50)).at(kShimen), at(7, 40));
  EXPECT_EQ(earliest_arrivals(day, kCentre, at(6, 51)).at(kShimen), at(8, 35));  // ten minutes before 07:00
  EXPECT_FALSE(earliest_arrivals(day, kCentre, at(9, 0)).at(kShimen));
}

TEST(Arrivals, a_change_needs_the_handling_time) {
  auto day = small_day();
  EXPECT_EQ(earliest_arrivals(day, kCentre, at(6, 0)).at(kVillage), at(10, 5));
  day.delay(2, 2, {16 * 60});  // now fourteen minutes remain in Baiyun
  EXPECT_EQ(earliest_arrivals(day, kCentre, at(6, 0)).at(kVillage), at(25, 30));  // the trip past 24:00
}

TEST(Arrivals, no_bag_changes_where_changing_is_not_allowed) {
  std::vector<Station> stations(4);
  stations[kBaiyun].transfers = stations[kShimen].transfers = false;
  auto const day = small_day();
  Day const strict{stations, {day.trips().begin(), day.trips().end()}};
  EXPECT_FALSE(earliest_arrivals(strict, kCentre, at(6, 0)).at(kVillage));
}

TEST(Arrivals, the_journey_is_told_ride_by_ride) {
  auto const day = small_day();
  auto const journey = earliest_arrivals(day, kCentre, at(6, 0)).journey_to(kVillage);
  ASSERT_TRUE(journey);
  ASSERT_EQ(journey->n_rides, 2);
  EXPECT_EQ(journey->steps[0], (Ride{2, 0, 2}));
  EXPECT_EQ(journey->steps[1], (Ride{3, 0, 1}));
  EXPECT_EQ(journey->departs, at(8, 0));
  EXPECT_EQ(journey->arrives, at(10, 5));
}

TEST(Journeys, every_one_is_listed_by_arrival) {
  auto const list = list_journeys(small_day(), kCentre, kVillage, {});
  EXPECT_TRUE(list.complete);
  std::vector<base::ServiceTime> arrivals;
  for (auto const& journey : list.journeys) arrivals.push_back(journey.arrives);
  // by Baiyun in the morning, also after a change in Shimen; by any of three trips to Shimen at night
  EXPECT_EQ(arrivals, (std::vector{at(10, 5), at(10, 5), at(25, 30), at(25, 30), at(25, 30)}));
}

TEST(Journeys, a_list_that_is_cut_says_so) {
  auto const list = list_journeys(small_day(), kCentre, kVillage, {.enough = 8, .limit = 2});
  EXPECT_EQ(list.journeys.size(), 2u);
  EXPECT_FALSE(list.complete);
}

TEST(Journeys, a_cancelled_trip_serves_nothing_from_there_on) {
  auto day = small_day();
  day.cancel(2, 2);
  EXPECT_EQ(earliest_arrivals(day, kCentre, at(7, 0)).at(kShimen), at(8, 35));
  EXPECT_FALSE(earliest_arrivals(day, kCentre, at(6, 0)).at(kBaiyun));
}

TEST(Journeys, the_earliest_of_all_listed_is_the_earliest_arrival) {
  std::minstd_rand dice{7};
  auto const roll = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 60; ++round) {
    std::vector<Trip> trips;
    for (int t = 0; t < 12; ++t) {
      Trip trip;
      int now = roll(12 * 3600);
      for (int c = 0; c < 4; ++c) {
        trip.calls.push_back({roll(6), {now}, {now + 60}, roll(5) != 0, roll(5) != 0});
        now += 600 + roll(3600);
      }
      trips.push_back(std::move(trip));
    }
    Day const day{std::vector<Station>(6), trips};
    base::ServiceTime const ready{roll(8 * 3600)};
    auto const arrivals = earliest_arrivals(day, 0, ready);
    for (StationIndex to = 1; to < 6; ++to) {
      auto const list = list_journeys(day, 0, to, {.enough = 100'000, .limit = 100'000});
      std::optional<base::ServiceTime> first;
      for (auto const& journey : list.journeys)
        if (!first && ready.seconds + day.station(0).cutoff.value <= journey.departs.seconds)
          first = journey.arrives;
      EXPECT_EQ(arrivals.at(to), first) << "round " << round << " to " << to;
    }
  }
}

}  // namespace
}  // namespace timetable
