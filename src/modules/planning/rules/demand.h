// Loads of a day from bags, loose mail and forecasts: what goes whole, when it is ready and by when it is
// promised.
#pragma once
#include <map>
#include <set>
#include <vector>

#include "modules/mail/face/products.h"
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

  /// What the published plan of an earlier day carries yet is not planned a second time. Called before mail
  /// is added.
  /// @param now  of that day: what should have left before and is still here waits again
  void leave_out(std::vector<Load> const& planned, base::ServiceTime now);

  /// @param products  of its items; who needs something needs it for the whole bag
  void add(mail::Bag const&, std::vector<std::string> const& products = {});
  /// Fills as many bags as its weight asks for; of them, what needs a skill lies in bags of its own.
  /// @param shares  of the relation, by product
  void add(mail::LooseMail, std::vector<mail::LooseShare> const& shares = {});
  /// What is usual beyond that which is known already.
  void add(Usual const&, bool from_centre);

  std::vector<Load> take() { return std::move(loads_); }

 private:
  struct Bulk {
    std::int64_t n_items{}, weight_g{}, volume_cm3{};
  };
  /// Loose mail of one relation that an earlier day carries.
  struct Relation {
    LoadSource source{};
    NodeId origin, destination;
    std::int64_t needs{};
    auto operator<=>(Relation const&) const = default;
  };
  /// What is left of it beside what an earlier day carries.
  Bulk rest_of(Relation const&, Bulk);
  void add_loose(mail::LooseMail const&, std::string const& product, std::int64_t needs);
  void add_parts(Load, Bulk const&);
  void push(Load);
  std::int64_t known_items(NodeId origin, NodeId destination) const;

  Settings const& settings_;
  base::ServiceDate day_;
  base::ServiceTime as_of_;
  std::vector<Load> loads_;
  std::set<BagId> planned_bags_;
  std::map<Relation, Bulk> planned_;
};

}  // namespace planning::rules
