// Vehicle orders, duties, the departure gate, and what came of the plan.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/forecast.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/paper.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

void install_orders(platform::app::Host& host) {
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
