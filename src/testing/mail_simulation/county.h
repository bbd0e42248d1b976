// A county in one process and from one seed: phones with queues, a network that loses, repeats and reorders,
// servers that crash between effect and answer. Every commit is checked.
#pragma once
#include <cstdint>

#include "testing/mail_simulation/checker.h"

namespace mail::simulation {

struct Options {
  std::uint64_t seed{1};
  std::uint64_t events{100'000};
  Bug bug{Bug::none};
};

/// What happened. An event is a command made, a message sent, lost, repeated or delivered, a commit, a crash,
/// a phone that loses or finds its network, or time that passes.
struct Report {
  std::uint64_t events{}, made{}, done{}, refused{}, replayed{}, conflicts{}, crashes{}, lost{}, repeated{};
  std::array<std::uint64_t, kKinds> done_by_kind{};
  Violation violation;
  void add(Report const&);
};

/// Ends at the first violation; else when all phones have their answers after the last event.
Report run(Options const&);

}  // namespace mail::simulation
