// The rows of the file out and in.
#include "modules/planning/service/assignment_file.h"

#include <map>
#include <set>

#include "modules/planning/service/inputs.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/service/way_texts.h"
#include "modules/planning/service/words.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

namespace documents = platform::documents;
using rules::Assignment;
using rules::DayPlan;
using rules::LoadOfPlan;

constexpr documents::SheetLimits kLimits{.bytes_max = 8u << 20, .rows_max = 50'000, .columns_max = 40};
constexpr std::size_t kMostLegs = 3;
constexpr std::string_view kStays = "次日", kStaysEn = "tomorrow";

struct AssignmentLine {
  std::int64_t load{};
  std::string origin, destination;
  std::int64_t n_items{}, n_bags{};
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::ServiceTime ready, promise;
  std::string first, second, third;
  bool gone{};
};
DESCRIBE(AssignmentLine, "邮件去向", FIELD(load, "组号"), FIELD(origin, "发站"), FIELD(destination, "到站"),
         FIELD(n_items, "件数"), FIELD(n_bags, "袋数"), FIELD(weight_g, "重量（克）"),
         FIELD(volume_cm3, "体积（立方厘米）"), FIELD(ready, "备妥"), FIELD(promise, "时限"),
         FIELD(first, "第一程"), FIELD(second, "第二程"), FIELD(third, "第三程"), FIELD(gone, "已发出"))

documents::ImportPlan const& columns() {
  static documents::ImportPlan const made{
      {{"load", {"组号", "Load"}, "导出时的组号，不要改动"},
       {"first", {"第一程", "Leg 1"}, "班次如 101 07:30 清水乡，专车运输的名称，或次日"},
       {"second", {"第二程", "Leg 2"}, "换乘的班次"},
       {"third", {"第三程", "Leg 3"}, "再换乘的班次"}},
      {}};
  return made;
}

AssignmentLine line_of(LoadOfPlan const& l, WayTexts const& texts, Names& names) {
  std::vector<std::string> legs;
  if (l.load.way == LoadWay::van) legs.push_back(texts.of(l.load.van));
  for (auto const& ride : l.rides)
    if (!ride.travelled) legs.push_back(texts.of(ride.trip));
  if (legs.empty()) legs.emplace_back(kStays);
  legs.resize(kMostLegs);
  return {l.load.seq,       names.of(l.load.node), names.of(l.load.destination),
          l.load.n_items,   l.load.n_bags,         l.load.weight_g,
          l.load.volume_cm3, l.load.ready,         l.load.promise,
          legs[0],          legs[1],               legs[2],
          l.load.gone};
}

/// Assignments, and the rows that they stand in.
struct Read {
  std::vector<Assignment> assignments;
  std::vector<std::int64_t> rows;
};

/// Takes rows as they are decoded and keeps those that go another way than in the plan.
class AssignmentReader {
 public:
  AssignmentReader(DayPlan const& plan, documents::RowDecoder& decoder) : decoder_{decoder}, texts_{plan} {
    for (auto const& l : plan.loads)
      if (!rules::is_taken_up(l.load)) loads_.emplace(l.load.seq, &l);
  }

  void take(std::size_t n, AssignmentRow const& row) {
    auto const load = loads_.find(row.load);
    if (load == loads_.end()) return void(refuse(n, "load", refusal::load_unknown));
    Assignment a{.load = row.load, .bag = {}, .trips = {}, .van = {}};
    if (row.first != kStays && row.first != kStaysEn && !add_leg(n, "first", row.first, a)) return;
    if (!add_leg(n, "second", row.second, a) || !add_leg(n, "third", row.third, a)) return;
    if (rules::is_as_planned(*load->second, a)) return;
    read_.assignments.push_back(std::move(a));
    read_.rows.push_back(static_cast<std::int64_t>(n));
  }
  Read const& read() const { return read_; }
  std::size_t n_faulty() const { return faulty_.size(); }

 private:
  bool refuse(std::size_t n, char const* field, base::RefusalKind const& why) {
    faulty_.insert(n);
    decoder_.refuse(n, field, why);
    return false;
  }
  bool add_leg(std::size_t n, char const* field, std::string const& text, Assignment& a) {
    if (text.empty()) return true;
    if (a.van) return refuse(n, field, refusal::way_unknown);
    auto const trips = texts_.trips_called(text);
    if (trips.size() > 1) return refuse(n, field, refusal::sale_trip_ambiguous);
    if (!trips.empty()) return a.trips.push_back(trips.front()), true;
    auto const vans = texts_.vans_called(text);
    if (vans.empty() || !a.trips.empty()) return refuse(n, field, refusal::trip_unknown);
    a.van = vans.front();
    return true;
  }

  documents::RowDecoder& decoder_;
  WayTexts texts_;
  std::map<std::int64_t, LoadOfPlan const*> loads_;
  std::set<std::size_t> faulty_;
  Read read_;
};

}  // namespace

base::Result<File> export_assignments(Look& look, ExportAssignments const& ask) {
  TRY(check_whole_county(look.hat));
  auto const head = TRY(store::get_plan(look.tx, look.region, ask.plan));
  auto basis = basis_of(look.tx, look.region, head.service_date);
  auto const plan = stored_plan(look.tx, look.region, head, basis);
  WayTexts const texts{plan};
  Names names{look.tx, look.region};
  std::vector<AssignmentLine> lines;
  for (auto const& l : plan.loads)
    if (!rules::is_taken_up(l.load)) lines.push_back(line_of(l, texts, names));
  return platform::http::to_file("邮件去向-" + base::to_text(head.service_date), lines, chinese_of, ask.format);
}

base::Result<AssignmentReport> check_assignment_file(Act& act, UploadAssignments const& request,
                                                     platform::http::Upload const& file) {
  TRY(check_whole_county(act.hat));
  auto const head = TRY(store::get_plan(act.tx, act.region, request.plan));
  auto basis = basis_of(act.tx, act.region, head.service_date);
  auto const plan = stored_plan(act.tx, act.region, head, basis);
  documents::RowDecoder decoder{base::type_of<AssignmentRow>(), columns()};
  AssignmentReader reader{plan, decoder};
  AssignmentRow row;
  auto const make = [&row]() -> void* {
    row = {};
    return &row;
  };
  auto const take = [&](std::size_t n) { reader.take(n, row); };
  auto summary = TRY(documents::import_rows(file.bytes, decoder, make, take, kLimits));
  AssignmentReport out;
  auto const& [assignments, rows] = reader.read();
  out.rows = static_cast<std::int64_t>(summary.rows_total);
  out.changed = std::ssize(assignments);
  out.unreadable = static_cast<std::int64_t>(summary.rows_total - summary.rows_good + reader.n_faulty());
  out.errors = std::move(summary.errors);
  Names names{act.tx, act.region};
  out.judgement = judge(plan, assignments, basis.stations, time_of(head.service_date, act.now), names);
  for (auto& f : out.judgement.faults)
    if (auto const at = f.fault.assignment; at >= 0) f.row = rows[static_cast<std::size_t>(at)];
  return out;
}

}  // namespace planning::service
