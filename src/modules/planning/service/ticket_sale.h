// Tickets sold by trip and day, as the coach station's ticket system writes them into a file.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/baggage.h"
#include "platform/command/act.h"
#include "platform/documents/import.h"
#include "platform/http/sheet_file.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;
using platform::http::File;
using platform::http::SheetFormat;

/// A row of the file.
struct SaleRow {
  base::ServiceDate service_date;
  std::string line;
  base::ServiceTime departs;
  std::string headsign;
  std::int64_t passengers{};
  double baggage_kg{-1}, baggage_m3{-1};
  std::int64_t seats{-1};
};
DESCRIBE(SaleRow, "Tickets of a trip of a day.", FIELD(service_date, "operating day"),
         FIELD(line, "line").shortest(1).longest(30),
         FIELD(departs, "from the first stop").at_least(0).at_most(172'800),
         FIELD(headsign, "where to, if several trips match").longest(60).or_default(),
         FIELD(passengers, "tickets sold").at_least(0).at_most(200),
         FIELD(baggage_kg, "baggage weighed, kg; empty: not weighed").or_default(),
         FIELD(baggage_m3, "baggage measured, m³; empty: not measured").or_default(),
         FIELD(seats, "seats of the vehicle; empty: not said").at_least(1).at_most(200).or_default())

struct UploadSales {
  bool check{true};
};
DESCRIBE(UploadSales, "Ticket sales as CSV (UTF-8, GBK) or XLSX.",
         FIELD(check, "only tells what would happen").or_default())
/// Counts are rows.
struct SalesReport {
  std::int64_t rows{}, good{}, faulty{}, faults_total{};
  std::vector<platform::documents::ImportError> faults;
  std::vector<std::string> unknown_titles;
};
DESCRIBE(SalesReport, "What stands in a file of ticket sales.", FIELD(rows, "rows"), FIELD(good, "good rows"),
         FIELD(faulty, "rows with faults, left out"), FIELD(faults_total, "faults in all"),
         FIELD(faults, "faults by cell, at most a thousand"),
         FIELD(unknown_titles, "columns that were not read"))
/// A check leaves no trace; else the good rows are kept, and take the place of earlier ones of the same trip
/// and day.
/// @errors out_of_reach, those of platform/documents/sheet.h, header_not_found, column_missing, column_twice
base::Result<SalesReport> upload_sales(Act&, UploadSales const&, platform::http::Upload const&);

struct AskSalesTemplate {
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(AskSalesTemplate, "The empty form of ticket sales.", FIELD(format, "form of the file").or_default())
base::Result<File> sales_template(Look&, AskSalesTemplate const&);

struct AskSales {
  base::ServiceDate service_date;
};
DESCRIBE(AskSales, "Ticket sales of a day.",
         FIELD(service_date, "operating day; today if absent").or_default())
struct SaleList {
  std::vector<rules::TicketSale> items;
};
DESCRIBE(SaleList, "Ticket sales of a day.", FIELD(items, "by departure"))
/// @errors out_of_reach
base::Result<SaleList> list_sales(Look&, AskSales const&);

}  // namespace planning::service
