// Reads solutions as SINTEF, CVRPLIB and this program write them. Names the line at which it gave up.
#include <algorithm>

#include "engine/routing/benchmark/judge.h"
#include "engine/routing/benchmark/text.h"

namespace routing::benchmark {
namespace {

constexpr int kCustomersMost = 10'000;
constexpr std::size_t kRoutesMost = 10'000;
constexpr double kCostMost = 1e12;

bool is_word(std::string_view word, std::string_view lower) {
  auto const lowered = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(word, lower, {}, lowered);
}

std::optional<Fault> read_route(Line const& line, Solution& into) {
  auto number = line.words.size() > 1 ? line.words[1] : std::string_view{};
  if (number.starts_with('#')) number.remove_prefix(1);
  if (!to_count(number, 1'000'000)) return Fault{line.number, "a route looks like \"Route 1 : 3 5 7\""};
  if (into.routes.size() >= kRoutesMost) return Fault{line.number, "more routes than can be judged"};
  auto& route = into.routes.emplace_back();
  for (std::size_t i = 2; i < line.words.size(); ++i) {
    auto const customer = to_count(line.words[i], kCustomersMost);
    if (!customer)
      return Fault{line.number, "\"" + std::string{line.words[i].substr(0, 40)} + "\" is no number of a customer"};
    route.push_back(*customer);
  }
  if (!route.empty() && route.front() == 0) route.erase(route.begin());
  if (!route.empty() && route.back() == 0) route.pop_back();
  return {};
}

}  // namespace

std::variant<Solution, Fault> read_solution(std::string_view text) {
  Solution out;
  for (auto const& line : split_lines(text)) {
    if (is_word(line.words[0], "route")) {
      if (auto const fault = read_route(line, out)) return *fault;
    } else if (is_word(line.words[0], "cost") && line.words.size() == 2) {
      out.cost = to_number(line.words[1], kCostMost);
      if (!out.cost) return Fault{line.number, "the cost is no number in range"};
    } else if (!out.routes.empty()) {
      return Fault{line.number, "a line \"Route …\" or \"Cost …\" is expected"};
    }
  }
  if (out.routes.empty()) return Fault{0, "there is no line like \"Route 1 : 3 5 7\""};
  return out;
}

}  // namespace routing::benchmark
