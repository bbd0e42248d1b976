// Lists as files.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/export.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

void install_exports(platform::app::Host& host) {
  host.file<service::ExportItems>({Method::get, "/api/mail/items/export", "mail.export",
                                   "The list of items as CSV or XLSX, people masked.", Rate::heavy},
                                  service::export_items);
  host.file<service::ExportBags>(
      {Method::get, "/api/mail/bags/export", "mail.export", "The list of bags as CSV or XLSX.", Rate::heavy},
      service::export_bags);
  host.file<service::ExportHandovers>({Method::get, "/api/mail/handovers/export", "mail.export",
                                       "The list of handovers as CSV or XLSX.", Rate::heavy},
                                      service::export_handovers);
  host.file<service::ExportIrregularities>({Method::get, "/api/mail/irregularities/export", "mail.export",
                                            "The list of irregularities as CSV or XLSX.", Rate::heavy},
                                           service::export_irregularities);
  host.file<service::ExportDay>(
      {Method::get, "/api/mail/board/export", "mail.export", "The day board as CSV or XLSX.", Rate::heavy},
      service::export_board);
  host.file<service::ExportDay>({Method::get, "/api/mail/days/export", "mail.export",
                                 "The balance of the nodes' days as CSV or XLSX.", Rate::heavy},
                                service::export_days);
}

}  // namespace mail::http
