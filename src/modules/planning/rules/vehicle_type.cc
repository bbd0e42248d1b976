// Words of lists, and the order in which a type is looked for.
#include "modules/planning/rules/vehicle_type.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"

namespace planning::rules {
namespace {

/// Calls `is_it` with each word until one is.
template <typename IsIt>
bool any_word(std::string_view list, IsIt is_it) {
  while (!list.empty()) {
    auto const end = std::min(list.find(' '), list.size());
    if (end > 0 && is_it(list.substr(0, end))) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool has_word(std::string_view list, std::string_view word) {
  return !word.empty() && any_word(list, [word](std::string_view w) { return w == word; });
}

}  // namespace

base::Outcome check_vehicle_type(VehicleType const& type, std::vector<VehicleType> const& others) {
  for (auto const& other : others) {
    if (other.id == type.id) continue;
    if (any_word(type.lines, [&](auto word) { return has_word(other.lines, word); }))
      return base::refuse(refusal::type_is_ambiguous, other.name, "/lines");
    if (any_word(type.plates, [&](auto word) { return has_word(other.plates, word); }))
      return base::refuse(refusal::type_is_ambiguous, other.name, "/plates");
  }
  return base::Done{};
}

VehicleType const* named_type(std::vector<VehicleType> const& types, std::string_view plate,
                              std::string_view line) {
  auto const found = std::ranges::find_if(types, [&](VehicleType const& t) {
    return plate.empty() ? has_word(t.lines, line) : has_word(t.plates, plate);
  });
  return found == types.end() ? nullptr : &*found;
}

VehicleType const* type_of(std::vector<VehicleType> const& types, std::string_view plate,
                           std::string_view line, base::Grams hold) {
  if (auto const* const named = named_type(types, plate, line)) return named;
  VehicleType const* out = nullptr;
  for (auto const& t : types)
    if (t.hold_g >= hold && (!out || t.hold_g < out->hold_g)) out = &t;
  return out;
}

}  // namespace planning::rules
