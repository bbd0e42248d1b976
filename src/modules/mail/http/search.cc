// The search provider of mail.
#include "modules/mail/http/search.h"

#include "modules/mail/service/view.h"

namespace mail::http {
namespace {

platform::app::Host::Hit hit_of(Item const& i) {
  auto const id = std::to_string(i.id.value);
  return {"item", id, i.number, base::mask_name(i.receiver_name) + " · " + base::to_name(i.state),
          "/mail/items/" + id};
}

}  // namespace

std::vector<platform::app::Host::Hit> search(platform::command::Look& look, std::string_view text) {
  std::vector<platform::app::Host::Hit> out;
  if (!look.hat.may("mail.read") || text.size() < 4) return out;
  service::AskItems ask;
  ask.limit = 8;
  auto const is_tail = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  (is_tail ? ask.tail : ask.number) = text;
  if (auto const found = service::list_items(look, ask))
    for (auto const& i : found.value().items) out.push_back(hit_of(i));
  if (auto const bag = service::view_bag_code(look, {std::string{text}}); bag && out.size() < 8) {
    auto const id = std::to_string(bag.value().bag.id.value);
    out.push_back(
        {"bag", id, bag.value().bag.barcode, base::to_name(bag.value().bag.state), "/mail/bags/" + id});
  }
  return out;
}

}  // namespace mail::http
