// What a terminal reports of a drive, and when the report comes in.
#pragma once
#include "engine/fleet/drive.h"
#include "engine/following/follow.h"

namespace fleet {

/// A terminal, its antenna and its radio.
struct Terminal {
  std::uint64_t seed{1};
  int interval_s{10};
  double noise_m{5};           ///< deviation, half of it remembered for a minute
  double wild{0.004};          ///< probability that a run of one to four fixes lies 60 to 400 m away
  double lost{0.01};           ///< single reports that never come
  double blind_each_s{1'500};  ///< between blind areas, on average
  double blind_s{150};         ///< their length, on average
  double delay_s{1.5};         ///< of the radio, on average
  double repeated{0.01};
  double skewed{0.05};    ///< probability that the clock of this terminal is wrong
  bool has_doors{false};  ///< door switches are wired
  double skew_s{90};      ///< by so much, deviation
};

struct Observation {
  following::Fix fix;  ///< `at` by the terminal's clock
  base::Instant received;
  bool is_backlog{};  ///< kept in a blind area and sent later (0x0704 type 1)
};

struct Observed {
  std::vector<Observation> observations;  ///< as they come in
  std::int64_t skew_ms{};                 ///< truth: the terminal's clock ahead
};

Observed observe(Drive const& drive, following::Course const& course, base::ServiceDate date,
                 Terminal const& terminal, std::uint64_t vehicle);

}  // namespace fleet
