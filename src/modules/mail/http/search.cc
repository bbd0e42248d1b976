// The search provider of mail.
#include "modules/mail/http/search.h"

#include "modules/mail/service/vehicle.h"
#include "modules/mail/service/view.h"

namespace mail::http {
namespace {

platform::app::Host::Hit hit_of(Item const& i) {
  auto const id = std::to_string(i.id.value);
  return {"item", id, i.number, base::mask_name(i.receiver_name) + " · " + base::to_name(i.state),
          "/mail/items/" + id};
}

/// To the trip that the vehicle runs today, or to its licences.
platform::app::Host::Hit hit_of(service::Vehicle const& v) {
  if (!v.waybill) return {"vehicle", v.plate, v.plate, "", "/mail/licences?text=" + v.plate};
  return {"vehicle", v.plate, v.plate, base::to_local_text(v.departs_at).substr(11) + " " + v.line + " " + v.headsign,
          "/mail/waybills/" + std::to_string(v.waybill.value)};
}

}  // namespace

std::vector<platform::app::Host::Hit> search(platform::command::Look& look, std::string_view text) {
  std::vector<platform::app::Host::Hit> out;
  if (!look.hat.may("mail.read")) return out;
  for (auto const& v : service::search_vehicles(look, text)) out.push_back(hit_of(v));
  if (text.size() < 4) return out;
  service::AskItems ask;
  ask.limit = 8;
  auto const is_tail = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  (is_tail ? ask.tail : ask.number) = text;
  if (auto const found = service::list_items(look, ask))
    for (auto const& i : found.value().items) out.push_back(hit_of(i));
  if (auto const bag = service::view_bag_code(look, {std::string{text}}); bag) {
    auto const id = std::to_string(bag.value().bag.id.value);
    out.push_back(
        {"bag", id, bag.value().bag.barcode, base::to_name(bag.value().bag.state), "/mail/bags/" + id});
  }
  return out;
}

}  // namespace mail::http
