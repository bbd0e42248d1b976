// Rows of exports; their descriptions are the titles of the columns.
#include "modules/planning/service/reserve_export.h"

#include "base/operating_day.h"
#include "modules/planning/service/ticket_sale.h"
#include "modules/planning/service/words.h"

namespace planning::service {
namespace {

using platform::http::to_file;

struct ReserveLine {
  std::string line, headsign;
  base::ServiceTime departs;
  std::string day_type;
  base::Grams hold_g, reserve_g;
  base::CubicCentimetres hold_cm3, reserve_cm3;
  std::string source, passengers, sold;
  base::Grams said_g;
  std::string set_by;
};
DESCRIBE(ReserveLine, "旅客行李", FIELD(line, "线路"), FIELD(headsign, "开往"), FIELD(departs, "发车"),
         FIELD(day_type, "日类型"), FIELD(hold_g, "行李舱（克）"), FIELD(reserve_g, "预留（克）"),
         FIELD(hold_cm3, "行李舱（立方厘米）"), FIELD(reserve_cm3, "预留（立方厘米）"), FIELD(source, "依据"),
         FIELD(passengers, "预计乘客"), FIELD(sold, "当日已售"), FIELD(said_g, "手工预留（克）"),
         FIELD(set_by, "填写人"))

struct RuleLine {
  std::string day_type, line, departs;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::ServiceDate valid_from, valid_until;
};
DESCRIBE(RuleLine, "行李预留表", FIELD(day_type, "日类型"), FIELD(line, "线路"), FIELD(departs, "班次"),
         FIELD(weight_g, "预留（克）"), FIELD(volume_cm3, "预留（立方厘米）"), FIELD(valid_from, "开始日期"),
         FIELD(valid_until, "截止日期"))

struct SaleLine {
  base::ServiceDate service_date;
  std::string line, headsign;
  base::ServiceTime departs;
  std::string day_type;
  std::int64_t passengers{};
  std::string baggage_g, baggage_cm3, seats;
};
DESCRIBE(SaleLine, "客票销售", FIELD(service_date, "日期"), FIELD(line, "线路"), FIELD(headsign, "开往"),
         FIELD(departs, "发车时间"), FIELD(day_type, "日类型"), FIELD(passengers, "售票数"),
         FIELD(baggage_g, "行李（克）"), FIELD(baggage_cm3, "行李（立方厘米）"),
         FIELD(seats, "座位数"))

std::string if_known(std::int64_t value) { return value < 0 ? std::string{} : std::to_string(value); }
template <typename E>
std::string word(E value) {
  return chinese_of(base::to_name(value));
}
bool says(std::string const& text, std::string const& a, std::string const& b = {}) {
  return (a + " " + b).find(text) != std::string::npos;
}

}  // namespace

base::Result<File> export_reserves(Look& look, ExportReserves const& ask) {
  auto const day = TRY(list_reserves(look, {ask.service_date}));
  std::vector<ReserveLine> lines;
  for (auto const& r : day.items)
    if (says(ask.text, r.line, r.headsign) && (ask.source.empty() || ask.source == base::to_name(r.source)))
      lines.push_back({r.line, r.headsign, r.departs, word(r.day_type), r.hold_g, r.reserve_g, r.hold_cm3,
                       r.reserve_cm3, word(r.source), if_known(r.passengers), if_known(r.sold), r.said_g,
                       r.set_by_name});
  return to_file("旅客行李-" + base::to_text(day.service_date), lines, chinese_of, ask.format);
}

base::Result<File> export_reserve_rules(Look& look, ExportReserveRules const& ask) {
  std::vector<RuleLine> lines;
  for (auto const& r : TRY(list_reserve_rules(look, {ask.service_date})).items) {
    auto const line = r.line.empty() ? std::string{"全部线路"} : r.line;
    auto const trip = r.departs.seconds < 0 ? std::string{"全部班次"} : base::to_text(r.departs).substr(0, 5);
    if (says(ask.text, line))
      lines.push_back({word(r.day_type), line, trip, r.weight_g, r.volume_cm3, r.valid_from, r.valid_until});
  }
  return to_file("行李预留表-" + base::to_text(base::or_today(ask.service_date, look.now)), lines, chinese_of,
                 ask.format);
}

base::Result<File> export_sales(Look& look, ExportSales const& ask) {
  std::vector<SaleLine> lines;
  for (auto const& s : TRY(list_sales(look, {ask.service_date})).items)
    lines.push_back({s.service_date, s.line, s.headsign, s.departs, word(s.day_type), s.passengers,
                     if_known(s.baggage_g.value), if_known(s.baggage_cm3.value), if_known(s.seats)});
  return to_file("客票销售-" + base::to_text(base::or_today(ask.service_date, look.now)), lines, chinese_of,
                 ask.format);
}

}  // namespace planning::service
