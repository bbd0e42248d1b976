// Vehicle orders, duties, the departure gate, and what came of the plan.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/forecast.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/paper.h"
#include "modules/planning/service/vehicle_request.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

namespace {

/// Flow A.
void install_requests(platform::app::Host& host) {
  host.query<service::AskRequests, service::RequestList>(
      {Method::get, "/api/planning/vehicle_requests", "planning.duty",
       "Requests for vehicles; those of one's own nodes where the reach is narrow."},
      service::list_requests);
  host.query<service::OneRequest, service::RequestView>(
      {Method::get, "/api/planning/vehicle_requests/{request}", "planning.duty",
       "A request for a vehicle, and what has become of it."},
      service::get_request);
  host.query<service::OneRequest, service::RequestChoices>(
      {Method::get, "/api/planning/vehicle_requests/{request}/choices", "planning.publish",
       "Trips that could answer a request, with their room.", Rate::heavy},
      service::list_request_choices);
  host.command<service::AskVehicle, service::VehicleRequest>(
      {Method::post, "/api/planning/vehicle_requests", "planning.ask_order",
       "Asks for a vehicle: when, from where to where, how much, why.", Rate::write, true},
      service::ask_vehicle);
  host.command<service::AnswerRequest, service::VehicleRequest>(
      {Method::post, "/api/planning/vehicle_requests/{request}/answer", "planning.publish",
       "Answers a request with a vehicle order.", Rate::write},
      service::answer_request);
  host.command<service::RefuseRequest, service::VehicleRequest>(
      {Method::post, "/api/planning/vehicle_requests/{request}/refuse", "planning.publish",
       "Refuses a request.", Rate::write},
      service::refuse_request);
  host.command<service::RefuseRequest, service::VehicleRequest>(
      {Method::post, "/api/planning/vehicle_requests/{request}/withdraw", "planning.ask_order",
       "Takes one's own request back.", Rate::write},
      service::withdraw_request);
  host.command<service::OneRequest, service::VehicleRequest>(
      {Method::post, "/api/planning/vehicle_requests/{request}/seen", "planning.ask_order",
       "Who asked has seen the answer.", Rate::write},
      service::see_answer);
  host.file<service::ExportRequests>({Method::get, "/api/planning/vehicle_requests/export", "planning.duty",
                                      "Requests for vehicles as CSV or XLSX.", Rate::heavy},
                                     service::export_requests);
}

}  // namespace

void install_orders(platform::app::Host& host) {
  install_requests(host);
  host.query<service::AskOrders, service::OrderList>(
      {Method::get, "/api/planning/orders", "planning.duty", "Vehicle orders; a driver sees the own ones."},
      service::list_orders);
  host.query<service::OneOrder, VehicleOrder>(
      {Method::get, "/api/planning/orders/{order}", "planning.duty", "A vehicle order."}, service::get_order);
  host.command<service::AskOrder, VehicleOrder>(
      {Method::post, "/api/planning/orders", "planning.ask_order", "A workshop asks for a vehicle on a trip.",
       Rate::write, true},
      service::ask_order);
  host.command<service::DecideOrder, VehicleOrder>(
      {Method::post, "/api/planning/orders/{order}/decide", "planning.publish",
       "Approves or rejects an order.", Rate::write},
      service::decide_order);
  host.command<service::AssignOrder, VehicleOrder>(
      {Method::post, "/api/planning/orders/{order}/assign", "planning.assign", "Names vehicle and driver.",
       Rate::write},
      service::assign_order);
  host.command<service::AssignOrders, service::OrderList>(
      {Method::post, "/api/planning/assignments", "planning.assign",
       "Names vehicle and driver of several trips: of a block, or a part of it.", Rate::write},
      service::assign_orders);
  host.file<service::OneOrder>({Method::get, "/api/planning/orders/{order}/print", "planning.duty",
                                "A vehicle order with stops and signatures (PDF).", Rate::heavy},
                               service::print_order);
  host.query<service::AskDuties, service::DutyList>(
      {Method::get, "/api/planning/duties", "planning.duty", "Drivers' days with their hours."},
      service::list_duties);
  host.file<service::PrintDuties>({Method::get, "/api/planning/duties/print", "planning.duty",
                                   "Duties, a page a driver (PDF).", Rate::heavy},
                                  service::print_duties);
  host.query<service::AskGate, service::Gate>(
      {Method::get, "/api/planning/trips/{trip}/gate", "planning.duty",
       "What stands against a trip's leaving, check by check."},
      service::view_gate);
  host.query<service::AskActual, service::ActualDay>(
      {Method::get, "/api/planning/actual", "planning.read", "A day, planned and run."},
      service::view_actual);
  host.query<service::AskForecast, service::ForecastView>(
      {Method::get, "/api/planning/forecast", "planning.read",
       "Usual mail of a day by relation, and earlier errors."},
      service::view_forecast);
}

}  // namespace planning::http
