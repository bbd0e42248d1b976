// Routes of runs as they are driven.
#include "modules/monitor/service/board.h"
#include "modules/monitor/http/monitor.h"

namespace monitor::http {

using platform::http::Method;
using namespace service;

void install_board(platform::app::Host& host) {
  constexpr char const* kRead = "monitor.read";
  host.query<AskBoard, RunBoard>(
      {Method::get, "/api/monitor/runs", kRead, "The trips of a day as they are driven."}, view_board);
  host.query<AskRun, RunDetail>(
      {Method::get, "/api/monitor/runs/{trip}", kRead, "One of them, with its bags and way."}, view_run);
  host.query<AskRide, RideView>(
      {Method::get, "/api/monitor/rides/{bag}", kRead, "The run that a bag goes with, and when it comes."}, view_ride);
  host.query<AskPunctuality, Punctuality>(
      {Method::get, "/api/monitor/punctuality", kRead, "How punctual each line was."}, view_punctuality);
  host.query<AskAccuracy, AccuracyReport>({Method::get, "/api/monitor/accuracy", kRead,
                                           "How right arrival estimates were, by week and how far ahead."},
                                          view_accuracy);
}

}  // namespace monitor::http
