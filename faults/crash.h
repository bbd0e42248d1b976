// A county whose server, or whose database, is killed again and again while its keepers work.
#pragma once
#include <csignal>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include "workload.h"

namespace faults {

/// What came of it.
struct Tally {
  std::int64_t rounds{}, acknowledged{}, refused{}, uncertain{}, replayed{};
  std::vector<std::string> faults;  ///< each a sentence; empty when all is well
};

class CrashedCounty {
 public:
  /// @param hands  that work at the same time, two to a village
  CrashedCounty(County county, unsigned seed, int hands = 6);

  /// Keepers work for a chance time, then `strike` ends something by force.
  void work_until_struck(std::function<void()> const& strike);
  void kill_server() { server_->process().signal(SIGKILL); }
  void start_again();
  /// Waits for the end of the killed server, checks books and journal while it is down, starts it again.
  void restart();
  /// Asks again for everything that was answered since the last time, and for what was not answered: every answer must
  /// be the same, and now be certain.
  void ask_again();
  /// Asks for everything of all rounds, then ends the server in order and looks at the books a last time.
  void conclude();

  /// How often each status was answered so far; 0: no answer came.
  std::map<int, int> statuses() const;
  Tally& tally() { return tally_; }
  Server& server() { return *server_; }
  County const& county() const { return county_; }

 private:
  void ask_again(Hands&, std::size_t from);
  void examine(char const* when);
  void fault(std::string what) { tally_.faults.push_back(std::move(what)); }

  County county_;
  std::mt19937 chance_;
  std::unique_ptr<Server> server_;
  std::vector<Hands> hands_;
  std::vector<std::size_t> asked_;  ///< of each pair of hands, how many have been asked for
  Tally tally_;
};

}  // namespace faults
