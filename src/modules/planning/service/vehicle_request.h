// Use cases of requests for vehicles 用车申请.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/vehicle_request.h"
#include "platform/command/act.h"
#include "platform/http/sheet_file.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;
using rules::RequestId;
using rules::VehicleRequest;

struct AskVehicle {
  base::ServiceDate service_date;
  base::ServiceTime departs;
  NodeId origin, destination;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t n_bags{};
  std::string reason;
};
DESCRIBE(AskVehicle, "Asks for a vehicle.", FIELD(service_date, "operating day"),
         FIELD(departs, "wanted departure, about").at_least(0).at_most(172'800), FIELD(origin, "from"),
         FIELD(destination, "to"), FIELD(weight_g, "grams").at_least(0).at_most(20'000'000),
         FIELD(volume_cm3, "cm³").at_least(0).at_most(100'000'000),
         FIELD(n_bags, "bags").at_least(0).at_most(2'000).or_default(),
         FIELD(reason, "why").shortest(1).longest(200))
struct OneRequest {
  RequestId request;
};
DESCRIBE(OneRequest, "Which request.", FIELD(request, "request"))
struct AnswerRequest {
  RequestId request;
  TripId trip;
};
DESCRIBE(AnswerRequest, "Answers a request with a vehicle order for a trip.", FIELD(request, "request"),
         FIELD(trip, "trip that goes from there to there"))
struct RefuseRequest {
  RequestId request;
  std::string reason;
};
DESCRIBE(RefuseRequest, "Refuses a request, or takes one's own back.", FIELD(request, "request"),
         FIELD(reason, "why").shortest(1).longest(200))

struct AskRequests {
  base::ServiceDate service_date;
  std::string state;
  NodeId origin, destination;
  bool mine{};
  RequestId cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskRequests, "Which requests for vehicles.", FIELD(service_date, "operating day").or_default(),
         FIELD(state, "life").longest(20).or_default(), FIELD(origin, "from").or_default(),
         FIELD(destination, "to").or_default(), FIELD(mine, "only one's own").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
/// With names, and what has become of the order that answers it.
struct RequestView {
  VehicleRequest request;
  std::string origin_name, destination_name, asked_by_name, organisation_name, answered_by_name;
  std::optional<VehicleOrder> order;
  std::string driver_name;
};
DESCRIBE(RequestView, "A request with names and its order.", FIELD(request, "it"), FIELD(origin_name, "from"),
         FIELD(destination_name, "to"), FIELD(asked_by_name, "who asked"),
         FIELD(organisation_name, "which side"), FIELD(answered_by_name, "who answered"),
         FIELD(order, "vehicle order that answers it"), FIELD(driver_name, "its driver"))
struct RequestList {
  std::vector<RequestView> items;
  std::optional<RequestId> next;
};
DESCRIBE(RequestList, "Requests for vehicles, newest first.", FIELD(items, "requests"),
         FIELD(next, "cursor of the next page"))

/// A trip that could answer a request.
struct RequestChoice {
  TripId trip;
  std::string line, headsign;
  base::ServiceTime departs, arrives;  ///< from where it was asked for, to where
  base::Grams room_g;  ///< beside passengers and what the day's plan loads, on the fullest leg
  base::CubicCentimetres room_cm3;
  bool fits{};
};
DESCRIBE(RequestChoice, "A trip that could answer a request.", FIELD(trip, "trip"), FIELD(line, "line"),
         FIELD(headsign, "where to"), FIELD(departs, "leaves there"), FIELD(arrives, "is there"),
         FIELD(room_g, "free on the fullest leg, grams"), FIELD(room_cm3, "free on the fullest leg, cm³"),
         FIELD(fits, "it takes all"))
struct RequestChoices {
  std::vector<RequestChoice> items;
};
DESCRIBE(RequestChoices, "Trips that could answer a request.", FIELD(items, "by departure"))

/// Dispatchers get a task. @errors out_of_reach (neither node is one's own), node_unknown, day_is_over,
/// same_node, nothing_to_carry
base::Result<VehicleRequest> ask_vehicle(Act&, AskVehicle const&);
/// The trip's living vehicle order answers it, or a new one that is approved; who asked gets a task.
/// @errors request_unknown, out_of_reach, request_state_forbids, trip_unknown, trip_misses_nodes,
/// changed_meanwhile
base::Result<VehicleRequest> answer_request(Act&, AnswerRequest const&);
/// @errors request_unknown, out_of_reach, request_state_forbids, changed_meanwhile
base::Result<VehicleRequest> refuse_request(Act&, RefuseRequest const&);
/// By who asked, as long as nobody has answered. @errors as refuse_request
base::Result<VehicleRequest> withdraw_request(Act&, RefuseRequest const&);
/// Who asked has seen the answer; the task ends. @errors request_unknown, out_of_reach, changed_meanwhile
base::Result<VehicleRequest> see_answer(Act&, OneRequest const&);

/// All for a wide reach, one's own, and those of one's own nodes; a page may be shorter than its limit.
base::Result<RequestList> list_requests(Look&, AskRequests const&);
/// @errors request_unknown, out_of_reach
base::Result<RequestView> get_request(Look&, OneRequest const&);
/// Of the day's published plan, else of the timetable. @errors request_unknown, out_of_reach
base::Result<RequestChoices> list_request_choices(Look&, OneRequest const&);

struct ExportRequests {
  base::ServiceDate service_date;
  std::string state;
  NodeId origin, destination;
  bool mine{};
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportRequests, "Requests for vehicles as a file.",
         FIELD(service_date, "operating day").or_default(), FIELD(state, "life").longest(20).or_default(),
         FIELD(origin, "from").or_default(), FIELD(destination, "to").or_default(),
         FIELD(mine, "only one's own").or_default(), FIELD(format, "form of the file").or_default())
base::Result<platform::http::File> export_requests(Look&, ExportRequests const&);

}  // namespace planning::service
