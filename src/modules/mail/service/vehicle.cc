// Plates matched against today's trips and the licences on record.
#include "modules/mail/service/vehicle.h"

#include <algorithm>
#include <map>

#include "engine/codes/phone.h"
#include "modules/mail/service/view.h"
#include "modules/mail/store/licence.h"
#include "modules/mail/store/waybill.h"

namespace mail::service {
namespace {

constexpr std::size_t kHitsMax = 8;
constexpr std::int64_t kLicencesMax = 5000;

std::string upper(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return c < 0x80 ? std::toupper(c) : c; });
  return out;
}

bool is_ahead(rules::Waybill const& w) {
  return w.state != WaybillState::completed && w.state != WaybillState::cancelled;
}

/// The trip of today by plate; trips come in order of departure.
std::map<std::string, rules::Waybill> trips_of_plates(Look& look, std::string const& text) {
  std::map<std::string, rules::Waybill> out;
  for (auto& w : store::list_waybills(look.tx, look.region, base::service_date_of(look.now))) {
    if (w.state == WaybillState::cancelled || upper(w.vehicle).find(text) == std::string::npos) continue;
    auto const known = out.find(w.vehicle);
    if (known != out.end() && is_ahead(known->second)) continue;
    if (!may_view(look, w)) continue;
    out.insert_or_assign(w.vehicle, std::move(w));
  }
  return out;
}

}  // namespace

base::Result<std::string> read_plate(std::string const& typed, char const* pointer) {
  if (typed.empty()) return typed;
  return engine::codes::normalise_plate(typed, pointer);
}

std::vector<Vehicle> search_vehicles(Look& look, std::string_view asked) {
  auto const text = upper(asked);
  std::vector<Vehicle> out;
  for (auto& [plate, w] : trips_of_plates(look, text))
    out.push_back({plate, w.id, w.line, w.headsign, w.departs_at});
  if (look.hat.may("mail.waybill"))
    for (auto const& licence : store::list_licences(look.tx, look.region, kLicencesMax)) {
      auto const is_known = std::ranges::find(out, licence.plate, &Vehicle::plate) != out.end();
      if (licence.plate.empty() || is_known || upper(licence.plate).find(text) == std::string::npos) continue;
      out.push_back({licence.plate, {}, {}, {}, {}});
    }
  if (out.size() > kHitsMax) out.resize(kHitsMax);
  return out;
}

}  // namespace mail::service
