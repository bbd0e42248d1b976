// Items: acceptance, checks, arrival, delivery, tracking.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/acceptance.h"
#include "modules/mail/service/advice.h"
#include "modules/mail/service/delivery.h"
#include "modules/mail/service/view.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

namespace {

void install_deliveries(platform::app::Host& host) {
  host.command<service::ShelveItem, Item>({Method::post, "/api/mail/items/{item}/shelve", "mail.deliver",
                                           "Puts an item on a shelf.", Rate::write, true},
                                          service::shelve_item);
  host.command<service::UnshelveItem, Item>({Method::post, "/api/mail/items/{item}/unshelve", "mail.deliver",
                                             "Takes an item off its shelf again.", Rate::write, true},
                                            service::unshelve_item);
  host.command<service::DeliverItem, Item>({Method::post, "/api/mail/items/{item}/deliver", "mail.deliver",
                                            "Hands an item out, or says why not.", Rate::write, true},
                                           service::deliver_item);
  host.command<service::RedirectItem, Item>({Method::post, "/api/mail/items/{item}/redirect", "mail.deliver",
                                             "Sends an item to another node.", Rate::write, true},
                                            service::redirect_item);
  host.command<service::ReturnItem, Item>({Method::post, "/api/mail/items/{item}/return", "mail.deliver",
                                           "Sends an item back to its sender.", Rate::write, true},
                                          service::return_item);
}

}  // namespace

void install_items(platform::app::Host& host) {
  host.query<service::AskItems, service::ItemList>(
      {Method::get, "/api/mail/items", "mail.read", "Items, newest first."}, service::list_items);
  host.query<service::AskItem, service::ItemView>({Method::get, "/api/mail/items/{item}", "mail.read",
                                                   "An item with checks, scans, custody and handovers."},
                                                  service::view_item);
  host.query<service::AskNumber, service::ItemView>(
      {Method::get, "/api/mail/numbers/{number}", "mail.read", "The same by item number."},
      service::view_number);
  host.query<service::ReadNumber, service::NumberReadings>(
      {Method::get, "/api/mail/number_readings", "mail.accept",
       "Carriers whose pattern a number fits, the likeliest first."},
      service::read_number);
  host.query<service::AskHolder, service::Holder>(
      {Method::get, "/api/mail/holders/{number}", "mail.read", "Who held an item at an instant."},
      service::find_holder);
  host.command<service::AcceptItem, service::AcceptedItem>(
      {Method::post, "/api/mail/items", "mail.accept", "Accepts an item at a counter.", Rate::write, true},
      service::accept_item);
  host.command<service::AdviseItems, service::Advised>(
      {Method::post, "/api/mail/advices", "mail.import", "Announces items of a manifest.", Rate::write, true},
      service::advise_items);
  host.command<service::RecordCheck, Item>({Method::post, "/api/mail/items/{item}/checks", "mail.check",
                                            "Records one of the three checks.", Rate::write, true},
                                           service::record_check);
  host.command<service::InterceptItem, Item>({Method::post, "/api/mail/interceptions", "mail.accept",
                                              "Keeps prohibited goods apart at the counter.", Rate::write, true},
                                             service::intercept_item);
  host.command<service::MeasureItem, Item>({Method::post, "/api/mail/items/{item}/measure", "mail.accept",
                                            "Weighs and measures an item again.", Rate::write, true},
                                           service::measure_item);
  host.command<service::ArriveItem, Item>(
      {Method::post, "/api/mail/arrivals", "mail.accept", "An item is seen at a node.", Rate::write, true},
      service::arrive_item);
  host.command<service::SetAside, Item>(
      {Method::post, "/api/mail/items/{item}/isolate", "mail.accept", "Isolates an item.", Rate::write, true},
      service::isolate_item);
  host.command<service::SetAside, Item>(
      {Method::post, "/api/mail/items/{item}/release", "mail.accept", "Ends an isolation.", Rate::write},
      service::release_item);
  host.command<service::SetAside, Item>({Method::post, "/api/mail/items/{item}/refuse", "mail.accept",
                                         "Gives an item back at the counter.", Rate::write},
                                        service::refuse_item);
  host.command<service::SurrenderItem, Item>({Method::post, "/api/mail/items/{item}/surrender", "mail.accept",
                                              "Hands isolated goods to the authority.", Rate::write},
                                             service::surrender_item);
  host.command<service::SetAside, Item>({Method::post, "/api/mail/items/{item}/bury", "mail.day",
                                         "Nobody takes it: undeliverable.", Rate::write},
                                        service::bury_item);
  host.command<service::SetAside, Item>(
      {Method::post, "/api/mail/items/{item}/lose", "mail.day", "Not where it should be.", Rate::write},
      service::lose_item);
  install_deliveries(host);
  host.query<service::AskTrack, service::Track>(
      {Method::get, "/api/public/track", platform::http::kPublic,
       "Public tracking by item number and the last four digits of the addressee's phone.", Rate::guessable},
      [guesses = std::make_shared<service::TailGuesses>()](auto& look, auto const& ask) {
        return service::track(look, ask, *guesses);
      });
}

}  // namespace mail::http
