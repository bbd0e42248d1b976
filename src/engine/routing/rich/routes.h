// Routes of vehicles that differ, each timed as a whole whenever it changes.
#pragma once
#include <vector>

#include "engine/routing/rich/schedule.h"
#include "engine/routing/search/solution.h"

namespace routing::rich {

using search::Data;
using search::Node;
using search::Sequences;

/// One thread's routes; route i is vehicle i's. The same face as plain::Routes.
class Routes {
 public:
  /// A node's neighbours in its route; depots of routes are `depot(route)`.
  struct Stop {
    std::int32_t next{}, prev{}, route{};
  };

  Routes(Data const& data, Problem const& problem);

  Data const& data() const { return data_; }
  Problem const& problem() const { return problem_; }
  void take(Sequences const& sequences, std::vector<Node> const& absent, int n_routes_max);
  Sequences sequences() const;

  Stop stop(int node) const;
  int depot(int route) const { return data_.n_nodes + route; }
  int size(int route) const { return static_cast<int>(visits_[route].size()); }
  int n_routes_max() const { return static_cast<int>(visits_.size()); }
  int n_used() const;
  int find_empty() const { return -1; }
  /// Of the routes and of what is absent.
  Cost cost() const { return driven_ + absent_price_; }
  Cost driven() const { return driven_; }
  Cost price_of(int node) const { return price_[node]; }
  Cost cost_of(int route) const { return cost_[route]; }
  std::vector<int> const& visits(int route) const { return visits_[route]; }

  /// Sets a route to these visits, which hold a request more; `cost` is what they cost.
  void put(int route, std::vector<int> const& visits, Cost cost, int request);
  void take_out(int node, std::vector<Node>& removed);
  void refresh(int route);

  void begin();
  void roll_back();
  std::vector<std::int32_t> const& touched() const { return touched_; }

  Scheduler& scheduler() { return scheduler_; }

 private:
  struct Saved {
    std::int32_t route;
    std::vector<int> visits;
    Cost cost;
  };

  void touch(int route);
  void index(int route);
  void erase(int node);
  void price_visits();

  Data const& data_;
  Problem const& problem_;
  Scheduler scheduler_;
  std::vector<std::vector<int>> visits_;  ///< by vehicle, as indices of the problem
  std::vector<Cost> cost_, price_;        ///< by vehicle; by node, of leaving its request out
  std::vector<std::int32_t> route_of_, position_, touched_;
  std::vector<char> is_touched_, is_locked_;
  std::vector<Saved> saved_;
  std::size_t n_saved_{};
  Cost driven_{}, absent_price_{}, saved_driven_{}, saved_absent_price_{};
};

}  // namespace routing::rich
