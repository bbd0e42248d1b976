// Whether a problem makes sense, before anybody plans with it.
#include "engine/routing/check.h"

namespace routing {
namespace {

std::string at(char const* what, std::size_t index, char const* fault) {
  return std::string{what} + " " + std::to_string(index) + " " + fault;
}

bool is_load(Load const& load) { return load.weight_g >= 0 && load.volume_l >= 0 && load.pieces >= 0; }
bool is_ticks(Ticks ticks) { return ticks >= 0 && ticks <= kNever; }

std::string find_in_visit(Problem const& problem, std::size_t i) {
  auto const& visit = problem.visits[i];
  if (visit.place < 0 || visit.place >= problem.matrix.n_places)
    return at("visit", i, "is at no place of the matrix");
  if (!is_load(visit.load)) return at("visit", i, "has a negative load");
  if (!is_ticks(visit.from) || !is_ticks(visit.until) || !is_ticks(visit.service) ||
      !is_ticks(visit.released) || !is_ticks(visit.wanted_until))
    return at("visit", i, "has a time out of range");
  if (visit.late_cost < 0) return at("visit", i, "has a negative price of lateness");
  auto const pairs = visit.kind == VisitKind::pickup || visit.kind == VisitKind::dropoff;
  if (pairs != (visit.mate >= 0))
    return at("visit", i, "is a pickup or dropoff without its mate, or has one without need");
  if (!pairs) return {};
  if (visit.mate >= static_cast<int>(problem.visits.size())) return at("visit", i, "has a mate that is none");
  auto const& mate = problem.visits[visit.mate];
  if (mate.mate != static_cast<int>(i) || mate.kind == visit.kind || !(mate.load == visit.load))
    return at("visit", i, "and its mate do not agree");
  return {};
}

std::string find_in_vehicle(Problem const& problem, std::size_t i, std::vector<char>& locked) {
  auto const& vehicle = problem.vehicles[i];
  auto const is_place = [&](int place) { return place >= 0 && place < problem.matrix.n_places; };
  if (!is_place(vehicle.start) || !is_place(vehicle.end))
    return at("vehicle", i, "is at no place of the matrix");
  if (!is_load(vehicle.capacity)) return at("vehicle", i, "has a negative capacity");
  if (!is_ticks(vehicle.from) || !is_ticks(vehicle.until) || !is_ticks(vehicle.working) ||
      !is_ticks(vehicle.reload) || !is_ticks(vehicle.driving.driving) || !is_ticks(vehicle.driving.rest) ||
      !is_ticks(vehicle.driving.driving_total))
    return at("vehicle", i, "has a time out of range");
  if (vehicle.trips < 1) return at("vehicle", i, "makes no trip");
  if (vehicle.fixed < 0 || vehicle.per_distance < 0 || vehicle.per_time < 0)
    return at("vehicle", i, "has a negative price");
  Break before{.until = 0};
  for (auto const& pause : vehicle.breaks) {
    if (!is_ticks(pause.from) || !is_ticks(pause.until) || !is_ticks(pause.length) ||
        pause.from < before.from || pause.until < before.until)
      return at("vehicle", i, "has pauses out of order or range");
    before = pause;
  }
  for (auto const visit : vehicle.locked)
    if (visit < 0 || visit >= static_cast<int>(problem.visits.size()) || locked[visit]++)
      return at("vehicle", i, "has a locked visit that is none or locked twice");
  return {};
}

}  // namespace

std::string find_nonsense(Problem const& problem) {
  auto const& matrix = problem.matrix;
  auto const cells = static_cast<std::size_t>(matrix.n_places) * matrix.n_places;
  if (!matrix.distance || !matrix.duration || matrix.distance->size() != cells ||
      matrix.duration->size() != cells)
    return "the matrix has another size than its places";
  for (auto const* values : {matrix.distance.get(), matrix.duration.get()})
    for (auto const value : *values)
      if (!is_ticks(value)) return "the matrix has a value out of range";
  for (int place = 0; place < matrix.n_places; ++place)
    if (matrix.distance_of(place, place) || matrix.duration_of(place, place))
      return "the matrix has a way from a place to itself";
  for (std::size_t i = 0; i < problem.visits.size(); ++i)
    if (auto fault = find_in_visit(problem, i); !fault.empty()) return fault;
  std::vector<char> locked(problem.visits.size());
  for (std::size_t i = 0; i < problem.vehicles.size(); ++i)
    if (auto fault = find_in_vehicle(problem, i, locked); !fault.empty()) return fault;
  return {};
}

}  // namespace routing
