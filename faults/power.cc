// One writer process a round; the survivors of a round are the start of the next, for some rounds.
#include "power.h"

#include <sys/stat.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <vector>

#include "power_table.h"
#include "process.h"
#include "testing/temporary_folder.h"

namespace faults {
namespace {

constexpr int kRoundsOfFile = 20;

class Table {
 public:
  Table(PowerTally& tally, Weather const& weather) : tally_{tally}, weather_{weather} {
    open_power_table(file_);
  }

  /// @returns false when the file is of no more use
  bool lose(std::mt19937& chance) {
    auto const seed = std::to_string(chance());
    auto const calls = 1 + chance() % 400;
    auto const failing = weather_.io_error ? 1 + chance() % calls : 0;
    Process writer{{built("power_writer"), file_, seed},
                   faulty_disk(folder_.path(), {{"FAULTS_LOSE_AT", std::to_string(calls)},
                                                {"FAULTS_SEED", seed},
                                                {"FAULTS_EIO_AT", std::to_string(failing)},
                                                {"FAULTS_SWALLOW", weather_.swallow}})};
    std::string said;
    for (std::string more; !(more = writer.read_some(60'000)).empty();) said += more;
    tally_.losses += writer.wait() == 128 + 9;
    std::istringstream lines{said};
    for (std::int64_t id; lines >> id; ++tally_.acknowledged) acknowledged_.push_back(id);
    return examine();
  }

 private:
  bool examine() {
    try {
      auto const database = open_power_table(file_);
      std::vector<std::int64_t> stored;
      auto whole = false;
      database->read([&](platform::db::Tx& tx) {
        whole = tx.find_text("PRAGMA integrity_check") == "ok";
        tx.each("SELECT id FROM power_row ORDER BY id", {},
                [&](platform::db::Row const& row) { stored.push_back(row.integer(0)); });
        whole = whole && tx.find_integer("SELECT n FROM power_count") == static_cast<std::int64_t>(stored.size());
      });
      auto const lost = std::ranges::count_if(
          acknowledged_, [&](auto id) { return !std::ranges::binary_search(stored, id); });
      tally_.lost += lost;
      tally_.corrupt += !whole;
      return whole && lost == 0;
    } catch (std::exception const&) {
      ++tally_.corrupt;
      return false;
    }
  }

  testing_support::TemporaryFolder folder_;
  std::string file_{folder_.path() + "/power.db"};
  PowerTally& tally_;
  Weather const& weather_;
  std::vector<std::int64_t> acknowledged_;
};

}  // namespace

PowerTally lose_power(int rounds, unsigned seed, Weather const& weather) {
  PowerTally tally;
  std::mt19937 chance{seed};
  for (int i = 0; i < rounds;) {
    Table table{tally, weather};
    for (int of_file = 0; of_file < kRoundsOfFile && i < rounds; ++of_file)
      if (++i; !table.lose(chance)) break;
  }
  return tally;
}

}  // namespace faults
