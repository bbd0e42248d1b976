// Lists as files.
#include "modules/monitor/http/monitor.h"
#include "modules/monitor/service/export.h"

namespace monitor::http {

using platform::http::Method;
using platform::http::Rate;

void install_exports(platform::app::Host& host) {
  host.file<service::ExportAlerts>(
      {Method::get, "/api/monitor/alerts/export", "monitor.read", "Alerts as CSV or XLSX.", Rate::heavy},
      service::export_alerts);
  host.file<service::ExportRuns>({Method::get, "/api/monitor/runs/export", "monitor.read",
                                  "The stops of a day's runs as CSV or XLSX.", Rate::heavy},
                                 service::export_runs);
  host.file<service::ExportPunctuality>({Method::get, "/api/monitor/punctuality/export", "monitor.read",
                                         "How punctual each line was, as CSV or XLSX.", Rate::heavy},
                                        service::export_punctuality);
  host.file<service::ExportAccuracy>({Method::get, "/api/monitor/accuracy/export", "monitor.read",
                                      "How right arrival estimates were, as CSV or XLSX.", Rate::heavy},
                                     service::export_accuracy);
}

}  // namespace monitor::http
