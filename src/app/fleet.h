// A simulated fleet on real sockets: vehicles whose terminals report to a gateway what they saw on the road.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/driving/link.h"

namespace app {

/// A vehicle's day as its terminal will tell it.
struct FleetVehicle {
  driving::Identity identity;
  std::vector<driving::Observation> reports;  ///< in the order in which they are received
};

/// What came of it so far.
struct FleetState {
  std::size_t terminals{}, logged_in{}, refused{};
  std::size_t acknowledged{}, waiting{}, repeated{};  ///< reports
};

/// One thread, one socket a terminal: what a terminal says and keeps is decided by driving::Link.
class Fleet {
 public:
  /// @param gateway  ADDRESS:PORT. @throws std::runtime_error when there is no such address
  Fleet(std::string const& gateway, std::vector<FleetVehicle>);
  ~Fleet();

  /// Leaves out what was seen before. @param road  the instant on the simulated road
  void skip_until(base::Instant road);
  /// Takes what the road has brought by then, sends, receives; comes back after 50 ms at the latest.
  void exchange(base::Instant road);
  FleetState state() const;
  /// Every report of the day has been acknowledged.
  bool is_done() const;

 private:
  class Address;
  class Car;
  std::unique_ptr<Address> gateway_;
  std::vector<std::unique_ptr<Car>> cars_;
};

}  // namespace app
