// Papers to print.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/paper.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

void install_papers(platform::app::Host& host) {
  host.file<service::PrintLabel>({Method::get, "/api/mail/items/{item}/label", "mail.read",
                                  "The privacy label of an item (PDF).", Rate::heavy},
                                 service::print_label);
  host.file<service::PrintLabels>({Method::get, "/api/mail/labels", "mail.read",
                                   "The privacy labels of several items (PDF), a page each.", Rate::heavy},
                                  service::print_labels);
  host.file<service::PrintTag>(
      {Method::get, "/api/mail/bags/{bag}/tag", "mail.read", "The tag of a sealed bag (PDF).", Rate::heavy},
      service::print_tag);
  host.file<service::PrintBag>({Method::get, "/api/mail/bags/{bag}/list", "mail.read",
                                "The list of what is in a bag (PDF).", Rate::heavy},
                               service::print_bag_list);
  host.file<service::PrintWaybill>({Method::get, "/api/mail/waybills/{waybill}/print", "mail.read",
                                    "A waybill with stops, bags and signatures (PDF).", Rate::heavy},
                                   service::print_waybill);
}

}  // namespace mail::http
