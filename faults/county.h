// A small demo county on one engine, and what must hold in its books whatever happened to the machine.
#pragma once
#include <string>
#include <vector>

#include "modules/network/network.h"
#include "process.h"

namespace faults {

/// A village's keeper, who takes in, checks, bags and seals.
struct Keeper {
  std::string login;
  network::NodeId village;
};

struct County {
  Server::Place place;
  std::vector<Keeper> keepers;
  network::NodeId centre;
};

/// Fills an empty database with a county: SQLite in the folder unless a database is named.
County found_county(std::string const& folder, std::string const& database_url);

/// Runs a subcommand of yidao on the county. @returns its exit code
int run_yidao(County const&, std::vector<std::string> words);

/// Reads the books, also while a server runs. @returns one sentence for each rule that is broken
std::vector<std::string> find_violations(Server::Place const&);

}  // namespace faults
