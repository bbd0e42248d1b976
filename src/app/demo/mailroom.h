// The work of a day at nodes and vehicles, done by its people through the API, and what came of it.
#pragma once
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/demo/answer.h"
#include "app/demo/crew.h"
#include "app/demo/dice.h"
#include "app/demo/manifest.h"

namespace app::demo {

/// What a day came to.
struct Totals {
  int advised{}, arrived{}, accepted{}, bags{}, handovers{}, signed_twice{}, differences{}, delivered{},
      left{};
  int departures{}, days_closed{}, days_open{}, refused{};
  std::string first_refusal;
  bool was_over{};  ///< the day had been closed before: nothing was played
  bool balanced() const { return days_open == 0; }
};

/// An item as its handlers know it.
struct Thing {
  Key id;
  Parcel parcel;
  int volume_cm3{};
};

struct BagInHand {
  Key id;
  std::string code, seal_no;
  int destination{};
  std::int64_t gross_g{}, volume_cm3{};
  std::vector<int> things;  ///< index into things
};

/// A trip of the day as its waybill tells.
struct Ride {
  Key waybill;
  std::string driver;  ///< login
  std::string vehicle;
  std::int64_t hold_g{}, hold_cm3{};
  struct Stop {
    int node{};
    base::Instant arrives, departs;
  };
  std::vector<Stop> stops;
  std::vector<BagInHand> on_board;
};

class Mailroom {
 public:
  explicit Mailroom(Crew& crew) : crew_{crew} {}

  void set_clock(base::Instant simulated) { clock_ = simulated; }
  Totals& totals() { return totals_; }

  /// The carrier's manifest, by the postal liaison.
  void advise(std::vector<Parcel> const&, std::string const& manifest);
  /// A lorry at the centre: every item scanned, then taken over by two signatures, then bagged.
  void take_in_lorry(int arrival);
  /// Villagers bring these; checked, bagged for the centre.
  void accept_at_village(int village, std::vector<Parcel> const&);
  /// The driver looks at the vehicle before its first run of the day.
  void inspect(Ride const&);
  void load(Ride&, std::size_t stop);
  void unload(Ride&, std::size_t stop);
  void leave(Ride const&, std::size_t stop);
  void reach(Ride const&, std::size_t stop);
  /// Those who come for what waits on the shelf of a node.
  void hand_out(int node);
  /// Has the centre closed today already?
  bool is_over();
  /// Closes the day of every node that has one open.
  void close_days();

 private:
  struct Signed {
    Person &giver, &receiver;
    int node;
    bool onto_vehicle;
    Key waybill;
  };
  std::vector<Outcome> send(Person&, std::vector<Waiting> const&);
  void bag_up(int node);
  std::vector<BagInHand> group(int node);
  void seal(int node, std::vector<BagInHand>&);
  void unpack(int node, std::vector<BagInHand> const&);
  void sort(int node, std::vector<int> const& things);
  void shelve(int node, std::vector<int> const& things);
  void hand_out_of_county(std::vector<int> const& things);
  int next_from(int node, Thing const&) const;
  /// @param lines  JSON; `text` is the same as both sides sign it
  bool sign_over(Signed const&, std::vector<std::string> const& lines, std::string const& text);
  /// @param things  loose items of this handover
  bool sign_items(Signed const&, std::span<int const> things);
  bool sign_bags(Signed const&, std::vector<BagInHand> const&);
  std::vector<BagInHand> list_on(Ride const&, std::size_t stop);
  std::string const& photo(int node);
  void close_day(int node, base::ServiceDate);

  Crew& crew_;
  Dice dice_{2026};
  base::Instant clock_;
  Totals totals_;
  std::vector<Thing> things_;
  std::map<int, std::vector<int>> loose_, shelf_, on_lorry_;
  std::map<int, std::vector<BagInHand>> ready_;
  std::map<int, std::string> photos_;
  std::set<std::string> inspected_;  ///< vehicles
  int seals_{};
};

}  // namespace app::demo
