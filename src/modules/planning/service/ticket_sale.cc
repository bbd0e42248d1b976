// Reading files of ticket sales.
#include "modules/planning/service/ticket_sale.h"

#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/operating_day.h"
#include "modules/network/network.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/service/reserve.h"
#include "modules/planning/store/baggage.h"

namespace planning::service {
namespace {

namespace documents = platform::documents;

constexpr documents::SheetLimits kLimits{.bytes_max = 4u << 20, .rows_max = 20'000, .columns_max = 60};
/// Days of one file: each asks for its timetable within the act.
constexpr std::size_t kDaysMax = 120;
/// More than any hold takes is a slip of the pen.
constexpr double kMostKg = 20'000, kMostM3 = 100;

documents::ImportPlan const& plan() {
  static documents::ImportPlan const made{
      {{"service_date", {"日期", "运营日", "乘车日期", "发车日期", "Date"}, "2026-11-24"},
       {"line", {"线路", "线路代码", "线路编号", "Line"}, "与班次时刻中的线路相同"},
       {"departs", {"发车时间", "发车", "班次时间", "Departure"}, "始发站发车时间，如 07:30"},
       {"headsign", {"开往", "终点站", "到达站", "Headsign"}, "同线路同时间有几个班次时填写"},
       {"passengers", {"售票数", "人数", "乘客数", "票数", "Tickets"}, "当班售出的票数"},
       {"baggage_kg", {"行李（千克）", "行李重量（千克）", "行李kg", "Baggage kg"}, "实际称重；空：未称"},
       {"baggage_m3", {"行李（立方米）", "行李体积（立方米）", "行李m3", "Baggage m3"}, "实测；空：未量"},
       {"seats", {"座位数", "定员", "核定座位", "核载人数", "Seats"}, "车辆核定座位数；空：不详"}},
      {}};
  return made;
}

/// Takes rows as they are decoded and keeps those whose trip runs that day.
class SaleReader {
 public:
  SaleReader(Act& act, documents::RowDecoder& decoder)
      : act_{act}, decoder_{decoder}, types_{act.tx, act.region} {}

  void take(std::size_t n, SaleRow const& row) {
    auto const sane = [](double value, double most) { return std::isfinite(value) && value <= most; };
    if (!sane(row.baggage_kg, kMostKg)) return decoder_.refuse(n, "baggage_kg", refusal::baggage_too_much);
    if (!sane(row.baggage_m3, kMostM3)) return decoder_.refuse(n, "baggage_m3", refusal::baggage_too_much);
    if (!days_.contains(row.service_date) && days_.size() >= kDaysMax)
      return decoder_.refuse(n, "service_date", documents::refusal::sheet_too_large);
    auto const trips = matching(row);
    if (trips.empty()) return decoder_.refuse(n, "departs", refusal::sale_trip_unknown);
    if (trips.size() > 1) return decoder_.refuse(n, "headsign", refusal::sale_trip_ambiguous);
    auto const& t = *trips.front();
    if (!seen_.emplace(row.service_date, t.id).second)
      return decoder_.refuse(n, "departs", refusal::sale_twice);
    auto const scaled = [](double value, double by) { return value < 0 ? -1 : std::llround(value * by); };
    good_.push_back({.service_date = row.service_date,
                     .line = t.line_code,
                     .headsign = t.headsign,
                     .departs = row.departs,
                     .day_type = types_.of(t),
                     .passengers = row.passengers,
                     .baggage_g = {scaled(row.baggage_kg, 1e3)},
                     .baggage_cm3 = {scaled(row.baggage_m3, 1e6)},
                     .imported_by = act_.hat.person,
                     .imported_at = act_.now,
                     .seats = row.seats});
  }
  std::vector<rules::TicketSale> const& good() const { return good_; }

 private:
  std::vector<network::DayTrip const*> matching(SaleRow const& row) {
    auto const [day, is_new] = days_.try_emplace(row.service_date);
    if (is_new)
      for (auto& t : network::list_trips(act_.tx, act_.region, row.service_date))
        if (!t.calls.empty()) day->second[{t.line_code, t.calls.front().departs}].push_back(std::move(t));
    std::vector<network::DayTrip const*> out;
    auto const known = day->second.find({row.line, row.departs});
    if (known == day->second.end()) return out;
    for (auto const& t : known->second)
      if (row.headsign.empty() || row.headsign == t.headsign) out.push_back(&t);
    return out;
  }

  using TripsOfDay = std::map<std::pair<std::string, base::ServiceTime>, std::vector<network::DayTrip>>;
  Act& act_;
  documents::RowDecoder& decoder_;
  DayTypes types_;
  std::map<base::ServiceDate, TripsOfDay> days_;
  std::set<std::pair<base::ServiceDate, TripId>> seen_;
  std::vector<rules::TicketSale> good_;
};

SalesReport report_of(documents::ImportSummary summary, std::size_t good) {
  SalesReport out;
  out.rows = static_cast<std::int64_t>(summary.rows_total);
  out.good = static_cast<std::int64_t>(good);
  out.faulty = out.rows - out.good;
  out.faults_total = static_cast<std::int64_t>(summary.errors_total);
  out.faults = std::move(summary.errors);
  out.unknown_titles = std::move(summary.unknown_titles);
  return out;
}

/// What the book of changes says of a file.
struct SalesFile {
  std::string name;
  std::int64_t rows{}, good{};
  base::ServiceDate first_day, last_day;
};
DESCRIBE(SalesFile, "A file of ticket sales.", FIELD(name, "name"), FIELD(rows, "rows"), FIELD(good, "kept"),
         FIELD(first_day, "first day"), FIELD(last_day, "last day"))

}  // namespace

base::Result<SalesReport> upload_sales(Act& act, UploadSales const& request,
                                       platform::http::Upload const& file) {
  TRY(check_whole_county(act.hat));
  documents::RowDecoder decoder{base::type_of<SaleRow>(), plan()};
  SaleReader reader{act, decoder};
  SaleRow row;
  auto const make = [&row]() -> void* {
    row = {};
    return &row;
  };
  auto const take = [&](std::size_t n) { reader.take(n, row); };
  auto summary = TRY(documents::import_rows(file.bytes, decoder, make, take, kLimits));
  auto const report = report_of(std::move(summary), reader.good().size());
  if (request.check || reader.good().empty()) return report;
  SalesFile kept{file.name, report.rows, report.good, reader.good().front().service_date, {}};
  for (auto const& s : reader.good()) {
    store::put_sale(act.tx, act.region, s);
    kept.first_day = std::min(kept.first_day, s.service_date);
    kept.last_day = std::max(kept.last_day, s.service_date);
  }
  act.audit("planning.import_ticket_sales", "planning/ticket_sale/" + base::to_text(kept.first_day),
            static_cast<SalesFile const*>(nullptr), &kept);
  return report;
}

base::Result<File> sales_template(Look&, AskSalesTemplate const& ask) {
  if (ask.format == SheetFormat::xlsx)
    return platform::http::to_xlsx_file("客票销售模板",
                                        documents::import_form("客票", base::type_of<SaleRow>(), plan()));
  documents::Table table;
  for (auto const& column : plan().columns)
    table.columns.push_back({column.field, column.titles.front(), documents::ColumnKind::text});
  return platform::http::to_file("客票销售模板", table, ask.format);
}

base::Result<SaleList> list_sales(Look& look, AskSales const& ask) {
  TRY(check_whole_county(look.hat));
  auto const day = base::or_today(ask.service_date, look.now);
  return SaleList{store::list_sales_of(look.tx, look.region, day)};
}

}  // namespace planning::service
