// One second after the other: accelerate, cruise, brake, wait.
#include "engine/fleet/drive.h"

#include <algorithm>

#include "engine/fleet/chance.h"

namespace fleet {
namespace {

constexpr double kAccelerates = 0.9, kBrakes = 0.9;  // m/s²
constexpr double kTop_mps = 27;
constexpr double kWaits_s = 240;  // at the first stop before, and at the last one after the trip

std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return (a * 0x9E3779B97F4A7C15 ^ b) * 0xBF58476D1CE4E5B9 ^ c * 0x94D049BB133111EB;
}

double rush(double at_s) {
  auto const bump = [at_s](double peak_h) { return std::exp(-std::pow((at_s / 3600 - peak_h) / 0.8, 2)); };
  return bump(8) + bump(17.5);
}

/// One trip under way.
class Trip {
 public:
  Trip(following::Course const& course, Traffic const& traffic, std::uint64_t line, std::uint64_t day,
       std::uint64_t trip)
      : course_{course},
        traffic_{traffic},
        line_{line},
        county_{mixed(traffic.seed, day, line)},  // one line's traffic is the same for all its trips of a day
        chance_{mixed(traffic.seed, mixed(line, day, trip), 3)},
        congestion_{1200, county_},
        driver_{std::exp(traffic.driver * chance_.normal())} {}

  Drive run() {
    auto const planned = course_.stop(0).departs.seconds;
    now_ = planned - kWaits_s;
    out_.begins_s = now_;
    along_ = course_.along_m(0);
    auto const late =
        chance_.happens(traffic_.late_start) ? chance_.exponential(240) : chance_.exponential(25);
    stand(planned + late - now_);
    out_.served.push_back({0, 0, now_, true});
    auto const n = course_.n_stops();
    auto const last = n > 3 && chance_.happens(traffic_.short_turn) ? n / 2 : n - 1;
    for (int i = 1; i <= last; ++i) serve(i, i == last);
    if (last == n - 1)
      stand(kWaits_s);
    else
      go_home();
    return std::move(out_);
  }

 private:
  void put(bool beside = false, double beside_m = 0) {
    out_.moments.push_back({static_cast<float>(along_), static_cast<float>(speed_), beside,
                            static_cast<float>(beside_m), door_});
    now_ += 1;
    congested_ = congestion_.step(chance_);
  }
  void stand(double for_s) {
    speed_ = 0;
    for (auto const until = now_ + for_s; now_ < until;) put();
  }

  /// The speed that keeps the leg's time under today's traffic, what starting and braking cost taken off.
  double cruise(int leg, bool stops) const {
    auto const length = course_.along_m(leg) - course_.along_m(leg - 1);
    double planned = course_.stop(leg).arrives.seconds - course_.stop(leg - 1).departs.seconds;
    if (planned < 5) planned = length / 11;
    auto const factor = 0.82 * usual_factor(traffic_, line_, leg) * (1 + traffic_.rush_hour * rush(now_)) *
                        std::exp(traffic_.congestion * congested_) * driver_;
    return std::clamp(length / std::max(3.0, planned * factor - (stops ? 8 : 3)), 3.0, kTop_mps);
  }

  /// Drives to a place and stands there, or passes it.
  void go(double to_m, int leg, bool stops) {
    while (along_ < to_m - 0.5) {
      auto wanted = cruise(leg, stops);
      auto const ahead = to_m - along_;
      if (stops) wanted = std::min(wanted, std::max(0.6, std::sqrt(2 * kBrakes * ahead)));
      speed_ = std::clamp(wanted, std::max(0.0, speed_ - 1.4), speed_ + kAccelerates);
      along_ += std::min(speed_, ahead);
      if (chance_.happens(speed_ / traffic_.lights_each_m)) {
        brake();
        stand(chance_.between(5, 50));
      }
      put();
    }
    if (stops) speed_ = 0;
  }
  void brake() {
    while (speed_ > 1.4) {
      speed_ -= 1.4;
      along_ = std::min(along_ + speed_, course_.path().length_m());
      put();
    }
  }

  void serve(int i, bool is_last) {
    auto const& stop = course_.stop(i);
    auto const stops = is_last || stop.holds || !chance_.happens(traffic_.passes);
    auto const place = course_.along_m(i);
    // Drivers stand some metres before or behind the sign.
    auto const stand_at =
        stops ? std::clamp(place + 8 * chance_.normal() - 3, along_, course_.path().length_m()) : place;
    go(stand_at, i, stops);
    Served served{i, now_, now_, stops};
    if (!is_last && stops) {
      auto dwell = traffic_.dwell_s * std::exp(0.6 * chance_.normal());
      if (chance_.happens(traffic_.long_dwell)) dwell = chance_.between(60, 240);
      if (stop.holds) dwell = std::max(dwell, stop.departs.seconds - now_);
      door_ = true;
      stand(std::max(1.0, dwell - 2));  // closes two seconds before it leaves
      door_ = false;
      stand(2);
      served.departed_s = now_;
    }
    out_.served.push_back(served);
  }

  /// Cut short: away from the path, across country.
  void go_home() {
    stand(60);
    speed_ = 10;
    for (double beside = 0; beside < 6'000; beside += speed_) put(true, beside);
  }

  following::Course const& course_;
  Traffic const& traffic_;
  std::uint64_t line_;
  Chance county_, chance_;
  Drift congestion_;
  double driver_, congested_{}, now_{}, along_{}, speed_{};
  bool door_{};
  Drive out_;
};

}  // namespace

double usual_factor(Traffic const& traffic, std::uint64_t line, int leg) {
  Chance chance{mixed(traffic.seed, line, static_cast<std::uint64_t>(leg) + 77)};
  return std::exp(traffic.plan_is_off * chance.normal());
}

Drive drive(following::Course const& course, Traffic const& traffic, std::uint64_t line, std::uint64_t day,
            std::uint64_t trip) {
  return Trip{course, traffic, line, day, trip}.run();
}

}  // namespace fleet
