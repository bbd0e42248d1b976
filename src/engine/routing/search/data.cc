// Turns a problem into flat arrays.
#include "engine/routing/search/data.h"

#include <algorithm>
#include <cassert>

namespace routing::search {
namespace {

constexpr int kNear = 40, kAround = 300;
constexpr std::size_t kNodesMost = 60'000;  // a node is 16 bits

bool is_plain(Visit const& visit, VisitKind kind) {
  auto const kind_fits = kind == VisitKind::pickup ? visit.mate >= 0 : visit.kind == kind && visit.mate < 0;
  return kind_fits && visit.load.volume_l == 0 && visit.load.pieces == 0 && visit.late_cost == 0 &&
         visit.released == 0 && visit.needs == 0 && visit.penalty < 0 && visit.priority == 0;
}

bool is_plain(Vehicle const& vehicle, Vehicle const& first) {
  return vehicle.start == first.start && vehicle.end == first.start && vehicle.capacity == first.capacity &&
         vehicle.from == first.from && vehicle.until == first.until && vehicle.working == kNever &&
         vehicle.trips == 1 && !vehicle.backhaul && vehicle.fixed == first.fixed &&
         vehicle.per_distance == 1 && vehicle.per_time == 0 && vehicle.driving.driving == kNever &&
         vehicle.driving.driving_total == kNever && vehicle.breaks.empty() && vehicle.locked.empty();
}

using Values = std::shared_ptr<std::vector<std::int32_t> const>;

/// The matrix of the problem's places as one of nodes.
Values by_node(std::vector<std::int32_t> const& values, std::vector<int> const& place, int n_places) {
  auto const n = place.size();
  auto out = std::make_shared<std::vector<std::int32_t>>(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      (*out)[i * n + j] = values[static_cast<std::size_t>(place[i]) * n_places + place[j]];
  return out;
}

Values transposed(Values const& values, std::size_t n) {
  auto out = std::make_shared<std::vector<std::int32_t>>(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) (*out)[j * n + i] = (*values)[i * n + j];
  return *out == *values ? values : out;
}

}  // namespace

bool is_plain(Problem const& problem) {
  if (problem.visits.empty() || problem.vehicles.empty()) return false;
  auto const kind = problem.visits[0].mate >= 0 ? VisitKind::pickup : problem.visits[0].kind;
  auto const& first = problem.vehicles[0];
  return (first.fixed == 0 || problem.objective == Objective::vehicles) &&
         std::all_of(problem.visits.begin(), problem.visits.end(),
                     [&](auto const& v) { return is_plain(v, kind); }) &&
         std::all_of(problem.vehicles.begin(), problem.vehicles.end(),
                     [&](auto const& v) { return is_plain(v, first); });
}

Data::Data(Problem const& problem) {
  assert(!problem.vehicles.empty() && problem.visits.size() <= kNodesMost);
  auto const& vehicle = problem.vehicles[0];
  n_nodes = static_cast<int>(problem.visits.size()) + 1;
  fleet = static_cast<int>(problem.vehicles.size());
  capacity = vehicle.capacity.weight_g;
  want.push_back({vehicle.from, vehicle.until, 0, 0});
  timed = vehicle.until < kNever;
  mate.push_back(0);
  for (auto const& visit : problem.visits) {
    auto const is_drop = visit.kind == VisitKind::dropoff;
    want.push_back(
        {visit.from, visit.until, visit.service, is_drop ? -visit.load.weight_g : visit.load.weight_g});
    timed = timed || visit.from > vehicle.from || visit.until < kNever || visit.service > 0;
    mate.push_back(static_cast<Node>(visit.mate + 1));
    paired = paired || visit.mate >= 0;
    if (!is_drop) requests.push_back(static_cast<Node>(want.size() - 1));
  }
  take_values(problem);
  find_neighbours();
}

void Data::take_values(Problem const& problem) {
  std::vector<int> place{problem.vehicles[0].start};
  for (auto const& visit : problem.visits) place.push_back(visit.place);
  auto const& matrix = problem.matrix;
  distance_ = by_node(*matrix.distance, place, matrix.n_places);
  distance_back_ = transposed(distance_, n_nodes);
  auto const same = matrix.duration == matrix.distance || *matrix.duration == *matrix.distance;
  time_ = same ? distance_ : by_node(*matrix.duration, place, matrix.n_places);
  time_back_ = same ? distance_back_ : transposed(time_, n_nodes);
}

/// Distance, a fifth of the waiting and all of the lateness that driving straight on brings; the better of
/// both directions (Vidal et al. 2013, "A hybrid genetic algorithm with adaptive diversity management …",
/// section 4.5).
double Data::proximity(int from, int to) const {
  auto const one_way = [this](int a, int b) {
    auto const drive = static_cast<double>(time_from(a)[b]);
    auto const wait = std::max(0.0, want[b].early - drive - want[a].service - want[a].late);
    auto const late = std::max(0.0, double{1} * want[a].early + want[a].service + drive - want[b].late);
    return distance_from(a)[b] + 0.2 * wait + late;
  };
  return std::min(one_way(from, to), one_way(to, from));
}

void Data::find_neighbours() {
  auto const others = std::max(0, n_nodes - 2);
  n_near = std::min(kNear, others);
  n_around = std::min(kAround, others);
  near_.resize(static_cast<std::size_t>(n_near) * n_nodes);
  around_.resize(static_cast<std::size_t>(n_around) * n_nodes);
  std::vector<std::pair<double, Node>> order(n_nodes);
  auto const keep = [&](int node, int count, std::vector<Node>& into, auto const& key) {
    order.clear();
    for (int other = 1; other < n_nodes; ++other)
      if (other != node) order.push_back({key(other), static_cast<Node>(other)});
    std::partial_sort(order.begin(), order.begin() + count, order.end());
    for (int k = 0; k < count; ++k) into[static_cast<std::size_t>(node) * count + k] = order[k].second;
  };
  for (int node = 1; node < n_nodes; ++node) {
    keep(node, n_near, near_, [&](int other) { return proximity(node, other); });
    keep(node, n_around, around_,
         [&](int other) { return std::min(distance_from(node)[other], distance_to(node)[other]) * 1.0; });
  }
}

}  // namespace routing::search
