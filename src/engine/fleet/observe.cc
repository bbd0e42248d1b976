// Noise, loss, blind areas and clocks between a drive and its reports.
#include "engine/fleet/observe.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/fleet/chance.h"

namespace fleet {
namespace {

constexpr double kRadian = std::numbers::pi / 180;

base::Position moved(base::Position p, double east_m, double north_m) {
  auto const unit = 1e7 / 111'194.9;
  return {p.lat_e7 + static_cast<std::int32_t>(north_m * unit),
          p.lon_e7 + static_cast<std::int32_t>(east_m * unit / std::cos(p.lat() * kRadian))};
}

/// East and north by which a receiver is off now.
class Receiver {
 public:
  Receiver(Terminal const& terminal, Chance& chance)
      : terminal_{terminal}, chance_{chance}, east_{60, chance}, north_{60, chance} {}

  void step() { e_ = east_.step(chance_), n_ = north_.step(chance_); }
  base::Position fix(base::Position truth) {
    if (wild_left_ == 0 && chance_.happens(terminal_.wild)) {
      wild_left_ = 1 + static_cast<int>(chance_.unit() * 4);
      auto const far = chance_.between(60, 400), way = chance_.between(0, 2 * std::numbers::pi);
      wild_e_ = far * std::cos(way), wild_n_ = far * std::sin(way);
    }
    auto const part = terminal_.noise_m * std::numbers::sqrt2 / 2;
    auto e = part * (e_ + chance_.normal()), n = part * (n_ + chance_.normal());
    if (wild_left_ > 0) e += wild_e_, n += wild_n_, --wild_left_;
    return moved(truth, e, n);
  }

 private:
  Terminal const& terminal_;
  Chance& chance_;
  Drift east_, north_;
  double e_{}, n_{}, wild_e_{}, wild_n_{};
  int wild_left_{};
};

following::Fix report(Moment const& moment, following::Course const& course, Receiver& receiver,
                      Chance& chance) {
  auto truth = course.path().at(moment.along_m);
  auto heading = course.path().heading_at(moment.along_m);
  if (moment.is_beside) {
    heading = std::fmod(heading + 90, 360);
    truth = moved(truth, moment.beside_m * std::sin(heading * kRadian),
                  moment.beside_m * std::cos(heading * kRadian));
  }
  following::Fix fix;
  fix.position = receiver.fix(truth);
  fix.speed_mps = std::max(0.0, moment.speed_mps + 0.25 * chance.normal());
  fix.direction_deg =
      moment.speed_mps > 1 ? std::fmod(heading + 6 * chance.normal() + 360, 360) : 360 * chance.unit();
  return fix;
}

}  // namespace

Observed observe(Drive const& drive, following::Course const& course, base::ServiceDate date,
                 Terminal const& terminal, std::uint64_t vehicle) {
  Chance chance{terminal.seed * 0x9E3779B97F4A7C15 ^ vehicle};
  Receiver receiver{terminal, chance};
  Observed out;
  if (chance.happens(terminal.skewed))
    out.skew_ms = static_cast<std::int64_t>(terminal.skew_s * chance.normal()) * 1000;
  auto const zero = base::instant_of(date, {0}).ms + static_cast<std::int64_t>(drive.begins_s * 1000);
  auto const phase = static_cast<std::size_t>(chance.unit() * terminal.interval_s);
  auto blind_from = chance.exponential(terminal.blind_each_s),
       blind_to = blind_from + chance.exponential(terminal.blind_s);
  for (std::size_t s = 0; s < drive.moments.size(); ++s) {
    receiver.step();
    auto const at = static_cast<double>(s);
    if (at > blind_to)
      blind_from = at + chance.exponential(terminal.blind_each_s),
      blind_to = blind_from + chance.exponential(terminal.blind_s);
    if ((s + phase) % static_cast<std::size_t>(terminal.interval_s) != 0) continue;
    Observation seen{report(drive.moments[s], course, receiver, chance), {}, at > blind_from};
    if (terminal.has_doors)
      seen.fix.doors = drive.moments[s].has_open_door ? following::Doors::open : following::Doors::closed;
    auto const truth_ms = zero + static_cast<std::int64_t>(s) * 1000;
    seen.fix.at = {(truth_ms + out.skew_ms) / 1000 * 1000};  // the protocol knows whole seconds
    auto const sent_ms =
        seen.is_backlog ? zero + static_cast<std::int64_t>(blind_to * 1000) + 20'000 : truth_ms;
    seen.received = {sent_ms + 200 + static_cast<std::int64_t>(chance.exponential(terminal.delay_s) * 1000)};
    if (chance.happens(terminal.lost)) continue;
    out.observations.push_back(seen);
    if (!chance.happens(terminal.repeated)) continue;
    seen.received = seen.received.plus_ms(7'000);
    out.observations.push_back(seen);
  }
  std::ranges::stable_sort(out.observations, {}, &Observation::received);
  return out;
}

}  // namespace fleet
