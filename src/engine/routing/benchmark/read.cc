// Readers of the three families. Each names the line at which it gave up.
#include <algorithm>

#include "engine/routing/benchmark/instance.h"
#include "engine/routing/benchmark/text.h"

namespace routing::benchmark {
namespace {

constexpr int kCustomersMost = 10'000, kLoadMost = 100'000'000;
constexpr double kCoordinateMost = 1e6, kTimeMost = 1e7;

using Lines = std::vector<Line>;
using Read = std::variant<Instance, Fault>;

bool is_numbers(Line const& line, std::size_t least) {
  return line.words.size() >= least && std::all_of(line.words.begin(), line.words.end(), [](auto const word) {
           return to_number(word, 1e12).has_value();
         });
}

std::string quoted(std::string_view word) { return "\"" + std::string{word.substr(0, 40)} + "\""; }

/// "number x y demand ready due service [pickup dropoff]". A negative demand is that of a dropoff.
std::optional<Fault> read_customer(Line const& line, Instance& into) {
  auto const expected = into.customers.size();
  auto const& words = line.words;
  auto const number = to_count(words[0], kCustomersMost);
  if (!number || static_cast<std::size_t>(*number) != expected)
    return Fault{line.number,
                 "customer " + std::to_string(expected) + " is expected, not " + quoted(words[0])};
  constexpr double kMost[] = {kCoordinateMost, kCoordinateMost, double{kLoadMost},
                              kTimeMost,       kTimeMost,       kTimeMost};
  double value[6];
  for (int i = 0; i < 6; ++i) {
    auto const read = to_number(words[i + 1], kMost[i]);
    if (!read) return Fault{line.number, quoted(words[i + 1]) + " is no number in range"};
    value[i] = *read;
  }
  auto const paired = into.family == Family::pdptw;
  if (value[2] != static_cast<int>(value[2]) || (value[2] < 0 && !paired) || value[3] < 0 || value[4] < 0 ||
      value[5] < 0)
    return Fault{line.number, "demand must be whole, demand and times not negative"};
  if (value[3] > value[4]) return Fault{line.number, "the ready time is after the due time"};
  into.customers.push_back({value[0], value[1], static_cast<int>(value[2]), value[3], value[4], value[5]});
  if (!paired) return {};
  auto const pickup = to_count(words[7], kCustomersMost), drop = to_count(words[8], kCustomersMost);
  if (!pickup || !drop || (expected > 0 && (*pickup == 0) == (*drop == 0)))
    return Fault{line.number, "names either its pickup or its dropoff"};
  into.customers.back().mate = std::max(*pickup, *drop);
  into.customers.back().is_dropoff = *pickup != 0;
  return {};
}

std::optional<Fault> read_customers(Lines const& lines, std::size_t first, std::size_t n_words,
                                    Instance& into) {
  for (auto i = first; i < lines.size(); ++i) {
    if (lines[i].words.size() < n_words)
      return Fault{lines[i].number, std::to_string(n_words) + " numbers are expected"};
    if (into.customers.size() > kCustomersMost)
      return Fault{lines[i].number, "more customers than can be planned"};
    if (auto const fault = read_customer(lines[i], into)) return fault;
  }
  if (into.customers.size() < 2) return Fault{0, "there is no customer"};
  return {};
}

/// Fleet size and capacity.
std::optional<Fault> read_fleet(Line const& line, Instance& into) {
  auto const fleet = to_count(line.words[0], kCustomersMost), capacity = to_count(line.words[1], kLoadMost);
  if (!fleet || !capacity || *fleet == 0)
    return Fault{line.number, "number and capacity of vehicles are expected"};
  into.fleet = *fleet, into.capacity = *capacity;
  return {};
}

Read read_solomon(Lines const& lines) {
  Instance out{.family = Family::vrptw, .name = std::string{lines[0].words[0]}};
  std::size_t at = 0;
  while (at < lines.size() && lines[at].words[0] != "NUMBER") ++at;
  if (++at >= lines.size() || lines[at].words.size() < 2)
    return Fault{0, "there is no number and capacity of vehicles"};
  if (auto const fault = read_fleet(lines[at], out)) return *fault;
  while (++at < lines.size() && !is_numbers(lines[at], 7)) {
  }
  if (auto const fault = read_customers(lines, at, 7, out)) return *fault;
  return out;
}

std::optional<Fault> check_mates(Instance const& instance) {
  for (std::size_t i = 1; i < instance.customers.size(); ++i) {
    auto const& one = instance.customers[i];
    auto const known = one.mate > 0 && static_cast<std::size_t>(one.mate) < instance.customers.size();
    auto const* const other = known ? &instance.customers[one.mate] : nullptr;
    if (!other || static_cast<std::size_t>(other->mate) != i || other->is_dropoff == one.is_dropoff ||
        other->demand != -one.demand || (one.demand < 0) != one.is_dropoff)
      return Fault{0,
                   "customer " + std::to_string(i) + " and its mate do not name each other with equal loads"};
  }
  return {};
}

Read read_li_lim(Lines const& lines) {
  Instance out{.family = Family::pdptw, .name = "pdptw"};
  if (auto const fault = read_fleet(lines[0], out)) return *fault;
  if (auto const fault = read_customers(lines, 1, 9, out)) return *fault;
  if (auto const fault = check_mates(out)) return *fault;
  return out;
}

}  // namespace

Read read_cvrplib(Lines const&);

Read read(std::string_view text) {
  auto const lines = split_lines(text);
  if (lines.empty()) return Fault{0, "the file is empty"};
  auto const has = [&](std::string_view word) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](Line const& line) { return line.words[0].starts_with(word); });
  };
  if (has("DIMENSION")) return read_cvrplib(lines);
  if (has("NUMBER")) return read_solomon(lines);
  if (is_numbers(lines[0], 2) && lines[0].words.size() <= 3) return read_li_lim(lines);
  return Fault{lines[0].number, "this is neither a Solomon, a Li & Lim nor a CVRPLIB instance"};
}

}  // namespace routing::benchmark
