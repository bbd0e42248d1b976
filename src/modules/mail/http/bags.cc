// Bags and the sort plan.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/bagging.h"
#include "modules/mail/service/sort_plan.h"
#include "modules/mail/service/view.h"

namespace mail::http {

using platform::command::Act;
using platform::http::Method;
using platform::http::Rate;

void install_bags(platform::app::Host& host, service::BagFields const& fields) {
  host.query<service::AskBags, service::BagList>(
      {Method::get, "/api/mail/bags", "mail.read", "Bags, newest first."}, service::list_bags);
  host.query<service::AskBag, service::BagView>(
      {Method::get, "/api/mail/bags/{bag}", "mail.read", "A bag with what is in it."}, service::view_bag);
  host.query<service::AskCode, service::BagView>(
      {Method::get, "/api/mail/barcodes/{code}", "mail.read", "The same by its barcode or its own label (SSCC, S9)."},
      service::view_bag_code);
  host.command<service::OpenBag, Bag>(
      {Method::post, "/api/mail/bags", "mail.bag", "Opens a bag.", Rate::write, true}, service::open_bag);
  host.command<service::PutIntoBag, Bag>(
      {Method::post, "/api/mail/bags/{bag}/put", "mail.bag", "Puts an item in.", Rate::write, true},
      service::put_into_bag);
  host.command<service::TakeFromBag, Bag>(
      {Method::post, "/api/mail/bags/{bag}/take", "mail.bag", "Takes an item out.", Rate::write, true},
      service::take_from_bag);
  host.command<service::SealBag, Bag>({Method::post, "/api/mail/bags/{bag}/seal", "mail.bag",
                                       "Seals a bag; it gets its barcode.", Rate::write, true},
                                      [fields](Act& act, service::SealBag const& request) {
                                        return service::seal_bag(act, request, fields);
                                      });
  host.command<service::BagOnly, Bag>({Method::post, "/api/mail/bags/{bag}/unseal", "mail.bag",
                                       "Opens a sealed bag again, the same day.", Rate::write},
                                      service::unseal_bag);
  host.command<service::BagOnly, Bag>(
      {Method::post, "/api/mail/bags/{bag}/cancel", "mail.bag", "Gives up an empty bag.", Rate::write, true},
      service::cancel_bag);
  host.command<service::BagOnly, Bag>(
      {Method::post, "/api/mail/bags/{bag}/unpack", "mail.bag", "Opens a received bag.", Rate::write, true},
      service::unpack_bag);
  host.command<service::TickItem, Item>({Method::post, "/api/mail/bags/{bag}/tick", "mail.bag",
                                         "Ticks an item of an opened bag.", Rate::write, true},
                                        service::tick_item);
  host.command<service::ReconcileBag, service::Reconciled>(
      {Method::post, "/api/mail/bags/{bag}/reconcile", "mail.bag",
       "Ends the ticking; what is missing goes on record.", Rate::write, true},
      service::reconcile_bag);
  host.query<service::AskSortRules, service::SortRuleList>(
      {Method::get, "/api/mail/sort_rules", "mail.read", "The sort plan."}, service::list_sort_rules);
  host.command<service::SetSortRule, rules::SortRule>(
      {Method::post, "/api/mail/sort_rules", "mail.plan", "Adds or changes a sort rule.", Rate::write},
      service::set_sort_rule);
}

}  // namespace mail::http
