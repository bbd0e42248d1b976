// Loads of a day from bags, loose mail and forecasts: what goes whole, when it is ready and by when it is
// promised.
#pragma once
#include <vector>

#include "modules/mail/mail.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

/// Usual mail of a relation on a day.
struct Usual {
  NodeId origin, destination;
  std::int64_t n_items{};
  base::Grams weight_g;
};

/// Collects a day's loads. Seconds count from the start of the service date.
class Demand {
 public:
  /// @param as_of  nothing is ready before
  Demand(Settings const& settings, base::ServiceDate day, base::ServiceTime as_of)
      : settings_{settings}, day_{day}, as_of_{as_of} {}

  void add(mail::Bag const&);
  /// Fills as many bags as its weight asks for.
  void add(mail::LooseMail const&);
  /// What is usual beyond that which is known already.
  void add(Usual const&, bool from_centre);

  std::vector<Load> take() { return std::move(loads_); }

 private:
  struct Bulk {
    std::int64_t n_items, weight_g, volume_cm3;
  };
  void add_parts(Load, Bulk const&);
  void push(Load);
  std::int64_t known_items(NodeId origin, NodeId destination) const;

  Settings const& settings_;
  base::ServiceDate day_;
  base::ServiceTime as_of_;
  std::vector<Load> loads_;
};

}  // namespace planning::rules
