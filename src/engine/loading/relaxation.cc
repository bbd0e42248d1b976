// The restricted master by the dual simplex method of COIN-OR CLP.
#include "engine/loading/relaxation.h"

#include <algorithm>
#include <array>
#include <coin/ClpSimplex.hpp>

#include "engine/loading/pricing.h"

namespace loading {
namespace {

constexpr double kThousand = 1'000;  ///< costs in yuan: small enough for the tolerances of the simplex method
constexpr double kOften = 0.03;      ///< share of a favourite that is worth a column from the start
constexpr double kPays_li = 1;       ///< a way that saves less is not worth a column

std::array<double, 3> measures(Amount const& a) {
  return {static_cast<double>(a.weight_g), static_cast<double>(a.volume_cm3), static_cast<double>(a.bags)};
}

/// Calls `take` with every leg of a way.
template <typename Take>
void each_leg(Way const& way, Take take) {
  for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r)
    for (auto leg = way.first_leg[r]; leg < way.end_leg[r]; ++leg) take(static_cast<std::size_t>(leg));
}

/// Columns or rows on their way into the program, one after another.
struct Batch {
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> at;
  std::vector<double> values, costs;
  void put(int index, double value) {
    at.push_back(index);
    values.push_back(value);
  }
  void close() { starts.push_back(static_cast<CoinBigIndex>(at.size())); }
  int size() const { return static_cast<int>(starts.size()) - 1; }
};

class Master {
 public:
  Master(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds)
      : problem_{problem}, bags_{bags}, room_(holds.room().size()), columns_of_(bags.size()) {
    for (std::size_t leg = 0; leg < room_.size(); ++leg) room_[leg] = measures(holds.room()[leg]);
    row_of_.assign(room_.size(), {-1, -1, -1});
    program_.setLogLevel(0);
    std::vector<double> const one(bags.size(), 1.0);  // each bag goes once
    std::vector<CoinBigIndex> const starts(bags.size() + 1, 0);
    int const none = 0;
    double const nothing = 0;
    program_.addRows(static_cast<int>(bags.size()), one.data(), one.data(), starts.data(), &none, &nothing);
  }

  /// @returns false when it is there already
  bool add_column(std::size_t bag, Way const& way) {
    auto& own = columns_of_[bag];
    if (std::ranges::find(own, &way, [this](int c) { return columns_[static_cast<std::size_t>(c)].way; }) !=
        own.end())
      return false;
    auto const amount = measures(bags_[bag].bag.amount);
    fresh_.put(static_cast<int>(bag), 1.0);
    each_leg(way, [&](std::size_t leg) {
      for (std::size_t m = 0; m < 3; ++m)
        if (row_of_[leg][m] >= 0) fresh_.put(row_of_[leg][m], amount[m] / room_[leg][m]);
    });
    fresh_.costs.push_back(static_cast<double>(cost_of(problem_.weights, bags_[bag].bag, way)) / kThousand);
    fresh_.close();
    own.push_back(static_cast<int>(columns_.size()));
    columns_.push_back({bag, &way});
    return true;
  }

  /// @returns steps that it took
  int solve(int most_pivots) {
    insert_columns();
    program_.setMaximumIterations(most_pivots);
    program_.dual();
    return program_.numberIterations();
  }
  double cost_li() const { return program_.objectiveValue() * kThousand; }
  double share(int column) const { return program_.primalColumnSolution()[column]; }
  /// What a bag costs with prices in the relaxation.
  double cost_li(std::size_t bag) const { return program_.dualRowSolution()[bag] * kThousand; }
  /// Prices of whole rooms. 厘
  ByLeg prices() const {
    ByLeg out(room_.size());
    for (std::size_t leg = 0; leg < room_.size(); ++leg)
      for (std::size_t m = 0; m < 3; ++m)
        if (auto const row = row_of_[leg][m]; row >= 0)
          out[leg][m] = std::max(0.0, -program_.dualRowSolution()[row] * kThousand);
    return out;
  }

  /// Makes rows of the rooms in which more rides than fits. @returns how many
  int add_overfull() {
    insert_columns();
    ByLeg riding(room_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (auto const x = share(static_cast<int>(c)); x > 1e-9) ride(columns_[c], x, riding);
    return add_rows(
        [&](std::size_t leg, std::size_t m) { return riding[leg][m] > room_[leg][m] * (1 + 1e-6); });
  }
  /// Makes rows of the rooms that are nearly full while bags ride by their favourites.
  void add_rows_of(std::vector<std::vector<Favourite>> const& favourites) {
    ByLeg riding(room_.size());
    for (std::size_t i = 0; i < favourites.size(); ++i)
      for (auto const& f : favourites[i]) ride({i, f.way}, f.share, riding);
    add_rows([&](std::size_t leg, std::size_t m) { return riding[leg][m] > 0.9 * room_[leg][m]; });
  }

  std::vector<std::vector<Favourite>> favourites() const {
    std::vector<std::vector<Favourite>> out(bags_.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (auto const c : columns_of_[i])
        if (share(c) > 1e-6) out[i].push_back({columns_[static_cast<std::size_t>(c)].way, share(c)});
      if (out[i].empty()) out[i].push_back({&bags_[i].menu->ways.back(), 1.0});  // it was stopped early
      std::ranges::stable_sort(out[i], std::greater{}, &Favourite::share);
    }
    return out;
  }

 private:
  struct Column {
    std::size_t bag;
    Way const* way;
  };

  void ride(Column const& column, double share, ByLeg& riding) const {
    auto const amount = measures(bags_[column.bag].bag.amount);
    each_leg(*column.way, [&](std::size_t leg) {
      for (std::size_t m = 0; m < 3; ++m) riding[leg][m] += share * amount[m];
    });
  }

  void insert_columns() {
    if (!fresh_.size()) return;
    auto const n = static_cast<std::size_t>(fresh_.size());
    std::vector<double> const least(n, 0.0), most(n, COIN_DBL_MAX);
    program_.addColumns(fresh_.size(), least.data(), most.data(), fresh_.costs.data(), fresh_.starts.data(),
                        fresh_.at.data(), fresh_.values.data());
    fresh_ = {};
  }

  template <typename IsIt>
  int add_rows(IsIt is_it) {
    insert_columns();
    std::vector<std::array<std::size_t, 2>> rows;
    for (std::size_t leg = 0; leg < room_.size(); ++leg)
      for (std::size_t m = 0; m < 3; ++m)
        if (row_of_[leg][m] < 0 && room_[leg][m] > 0 && is_it(leg, m)) {
          row_of_[leg][m] = program_.numberRows() + static_cast<int>(rows.size());
          rows.push_back({leg, m});
        }
    std::vector<char> wanted(room_.size(), 0);
    for (auto const& [leg, m] : rows) wanted[leg] = 1;
    std::vector<std::vector<int>> riders(room_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c)
      each_leg(*columns_[c].way, [&](std::size_t leg) {
        if (wanted[leg]) riders[leg].push_back(static_cast<int>(c));
      });
    Batch batch;
    for (auto const& [leg, m] : rows) {
      for (auto const c : riders[leg])
        batch.put(c,
                  measures(bags_[columns_[static_cast<std::size_t>(c)].bag].bag.amount)[m] / room_[leg][m]);
      batch.close();
    }
    std::vector<double> const least(rows.size(), -COIN_DBL_MAX), most(rows.size(), 1.0);
    if (!rows.empty())
      program_.addRows(batch.size(), least.data(), most.data(), batch.starts.data(), batch.at.data(),
                       batch.values.data());
    return batch.size();
  }

  Problem const& problem_;
  std::vector<Waiting> const& bags_;
  ByLeg room_;
  std::vector<std::array<int, 3>> row_of_;  ///< of a leg, by measure; −1 without
  std::vector<std::vector<int>> columns_of_;
  std::vector<Column> columns_;
  Batch fresh_;  ///< columns that the program does not have yet
  ClpSimplex program_;
};

void add_first_columns(Master& master, std::vector<Waiting> const& bags, Holds const& holds,
                       Bound const& start, std::span<Way const> planned) {
  for (std::size_t i = 0; i < bags.size(); ++i) {
    auto const& ways = bags[i].menu->ways;
    auto const fits = [&](Way const& way) {
      return !holds.is_closed(way) && holds.fits(way, bags[i].bag.amount);
    };
    for (auto const& f : start.favourites[i])
      if (f.share > kOften && fits(*f.way)) master.add_column(i, *f.way);
    master.add_column(i, ways.back());
    auto const same = [&](Way const& w) {
      return w.kind == planned[i].kind && w.rides == planned[i].rides && w.van == planned[i].van;
    };
    auto const found = std::ranges::find_if(ways, same);
    if (found != ways.end() && fits(*found)) master.add_column(i, *found);
  }
}

}  // namespace

Bound relax(Problem const& problem, std::vector<Waiting> const& bags, Holds const& holds, Bound const& start,
            std::span<Way const> planned, Relaxation const& how) {
  Pricing pricing{problem, bags, holds};
  Master master{problem, bags, holds};
  add_first_columns(master, bags, holds, start, planned);
  master.add_rows_of(start.favourites);
  auto best = start;
  int pivots = how.pivots;
  for (int round = 0; round < how.rounds && pivots > 0; ++round) {
    pivots -= master.solve(pivots);
    auto const full = master.prices();
    Prices prices{full.size()};
    prices.set(full, holds.room());
    double li = 0;
    for (auto const& leg : full) li -= leg[0] + leg[1] + leg[2];
    std::vector<Wish> pays;
    pricing.each(prices, [&](Wish const& wish) {
      li += wish.li;
      if (wish.listed && wish.li < master.cost_li(wish.bag) - kPays_li) pays.push_back(wish);
    });
    if (li > best.li) best = {li, prices, {}};
    auto const cost = master.cost_li();
    bool is_new = master.add_overfull() > 0;
    if (!is_new && cost - best.li <= how.close_enough * best.li) break;
    for (auto const& wish : pays) is_new |= master.add_column(wish.bag, *wish.way);
    if (!is_new || (how.keep_going && !(*how.keep_going)())) break;
  }
  best.favourites = master.favourites();
  return best;
}

}  // namespace loading
