// Making and finding the texts.
#include "modules/planning/service/way_texts.h"

#include <utility>

#include "base/time.h"

namespace planning::service {
namespace {

constexpr std::pair<std::string_view, std::string_view> kWide[] = {
    {"\u3000", " "}, {"：", ":"}, {"（", "("}, {"）", ")"}};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// As it is compared: no space where one reads the same without, and no zero before the hour.
std::string plain(std::string_view text) {
  std::string out{text};
  for (auto const& [wide, narrow] : kWide) replace_all(out, wide, narrow);
  replace_all(out, " 0", " ");
  std::erase(out, ' ');
  return out;
}

std::string clock_of(base::ServiceTime t) { return base::to_text(t).substr(0, 5); }

template <typename Id>
std::string numbered(std::string text, std::map<std::string, std::vector<Id>> const& known) {
  auto const first = text;
  for (int n = 2; known.contains(plain(text)); ++n) text = first + " (" + std::to_string(n) + ")";
  return text;
}

template <typename Id>
std::vector<Id> called(std::map<std::string, std::vector<Id>> const& known, std::string_view text) {
  auto const found = known.find(plain(text));
  return found == known.end() ? std::vector<Id>{} : found->second;
}

template <typename Id>
std::string text_of(std::map<Id, std::string> const& known, Id id) {
  auto const found = known.find(id);
  return found == known.end() ? std::string{} : found->second;
}

}  // namespace

WayTexts::WayTexts(rules::DayPlan const& plan) {
  std::map<std::string, std::vector<TripId>> by_departure;
  for (auto const& [trip, calls] : plan.trips) {
    if (calls.empty()) continue;
    auto const departure = trip.line + " " + clock_of(calls.front().departs);
    auto text = numbered(departure + " " + trip.headsign, trips_by_text_);
    trips_by_text_[plain(text)].push_back(trip.trip);
    by_departure[plain(departure)].push_back(trip.trip);
    trips_.emplace(trip.trip, std::move(text));
  }
  for (auto& [text, trips] : by_departure) trips_by_text_.emplace(text, std::move(trips));
  for (auto const& van : plan.vans) {
    auto text = numbered(van.name, vans_by_text_);
    vans_by_text_[plain(text)].push_back(van.id);
    vans_.emplace(van.id, std::move(text));
  }
}

std::string WayTexts::of(TripId id) const { return text_of(trips_, id); }
std::string WayTexts::of(VanId id) const { return text_of(vans_, id); }
std::vector<TripId> WayTexts::trips_called(std::string_view text) const {
  return called(trips_by_text_, text);
}
std::vector<VanId> WayTexts::vans_called(std::string_view text) const { return called(vans_by_text_, text); }

}  // namespace planning::service
