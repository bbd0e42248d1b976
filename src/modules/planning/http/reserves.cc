// What stays free of holds for passengers, and the tickets that it is known from.
#include "modules/planning/http/planner.h"
#include "modules/planning/service/reserve.h"
#include "modules/planning/service/reserve_export.h"
#include "modules/planning/service/ticket_sale.h"

namespace planning::http {

using platform::http::Method;
using platform::http::Rate;

void install_reserves(platform::app::Host& host) {
  host.query<service::AskReserves, service::ReserveList>(
      {Method::get, "/api/planning/reserves", "planning.read",
       "What stays free on a day's trips for passengers' baggage, and what that is known from.", Rate::heavy},
      service::list_reserves);
  host.command<service::SetReserve, store::Reserve>(
      {Method::post, "/api/planning/reserves", "planning.plan",
       "Says what passengers' baggage needs on a trip at least.", Rate::write},
      service::set_reserve);
  host.query<service::AskReserveRules, service::ReserveRuleList>(
      {Method::get, "/api/planning/reserve_rules", "planning.read",
       "The table of reserves by type of day, and what a passenger brings."},
      service::list_reserve_rules);
  host.command<rules::ReserveRule, rules::ReserveRule>(
      {Method::post, "/api/planning/reserve_rules", "planning.settings",
       "Saves a row of the table of reserves.", Rate::write},
      service::save_reserve_rule);
  host.command<rules::Baggage, rules::Baggage>(
      {Method::put, "/api/planning/baggage", "planning.settings",
       "Says what a passenger brings on a type of day.", Rate::write},
      service::save_baggage);
  host.query<service::AskSales, service::SaleList>(
      {Method::get, "/api/planning/ticket_sales", "planning.read", "Tickets sold for a day's trips."},
      service::list_sales);
  host.upload<service::UploadSales, service::SalesReport>(
      {Method::post, "/api/planning/ticket_sales", "planning.plan",
       "Takes ticket sales as CSV or XLSX, or tells what is wrong with them.", Rate::heavy},
      service::upload_sales);
  host.file<service::AskSalesTemplate>({Method::get, "/api/planning/ticket_sales/template", "planning.plan",
                                        "The empty form of ticket sales."},
                                       service::sales_template);
  host.file<service::ExportReserves>({Method::get, "/api/planning/reserves/export", "planning.read",
                                      "What stays free on a day's trips as CSV or XLSX.", Rate::heavy},
                                     service::export_reserves);
  host.file<service::ExportReserveRules>({Method::get, "/api/planning/reserve_rules/export", "planning.read",
                                          "The table of reserves as CSV or XLSX.", Rate::heavy},
                                         service::export_reserve_rules);
  host.file<service::ExportSales>({Method::get, "/api/planning/ticket_sales/export", "planning.read",
                                   "Tickets sold for a day's trips as CSV or XLSX.", Rate::heavy},
                                  service::export_sales);
}

}  // namespace planning::http
