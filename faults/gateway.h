// A gateway that is killed again and again while terminals report: what it acknowledged must be there, once.
#pragma once
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "process.h"

namespace faults {

struct GatewayTally {
  std::int64_t rounds{}, acknowledged{}, kept{}, lost{}, twice{};
};

class CrashedGateway {
 public:
  /// Registers so many terminals in an empty database. SQLite in the folder unless a database is named.
  CrashedGateway(std::string folder, std::string database_url, int terminals, unsigned seed);
  ~CrashedGateway();

  /// Terminals report for a chance time, then the program is killed.
  void report_until_killed();
  /// Puts everything in its place and compares it with what was acknowledged.
  GatewayTally conclude();

 private:
  struct Vehicle;
  void start();
  void report(Vehicle&);
  template <typename Use>
  void with_database(Use const&);

  Server::Place place_;
  std::mt19937 chance_;
  std::vector<std::unique_ptr<Vehicle>> vehicles_;
  std::unique_ptr<Process> process_;
  std::uint16_t port_{};
  std::int64_t begun_ms_{};
  GatewayTally tally_;
};

}  // namespace faults
