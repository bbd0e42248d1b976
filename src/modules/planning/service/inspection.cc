// Inspections, recorded and read.
#include "modules/planning/service/inspection.h"

#include "engine/codes/phone.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/names.h"
#include "modules/planning/store/inspection.h"

namespace planning::service {

using rules::Inspection;

base::Result<Inspection> record_inspection(Act& act, RecordInspection const& request) {
  TRY(rules::check_points(request.sound, request.faulty));
  Inspection i;
  i.id = act.make_id<rules::InspectionId>();
  i.service_date = request.service_date.yyyymmdd ? request.service_date : base::service_date_of(act.made_at);
  i.vehicle = TRY(engine::codes::normalise_plate(request.vehicle, "/vehicle"));
  i.passed = request.faulty.empty();
  i.faults = rules::text_of(request.faulty);
  i.remark = request.remark;
  i.inspected_by = act.hat.person;
  i.inspected_at = act.made_at;
  i.recorded_at = act.now;
  store::insert_inspection(act.tx, act.region, i);
  auto const subject = "planning/inspection/" + std::to_string(i.id.value);
  act.audit("planning.record_inspection", subject, static_cast<Inspection const*>(nullptr), &i);
  act.record(events::kInspectionRecorded, subject, {}, i);
  keep_gates(act.tx, act.region, act.now, i.service_date);
  return i;
}

base::Result<InspectionList> list_inspections(Look& look, AskInspections const& ask) {
  store::InspectionFilter filter{.service_date = ask.service_date,
                                 .vehicle = ask.vehicle,
                                 .inspected_by = {},
                                 .failed = ask.failed,
                                 .after = ask.cursor,
                                 .limit = ask.limit};
  if (!look.hat.covers({})) filter.inspected_by = look.hat.person;
  Names names{look.tx, look.region};
  InspectionList out;
  for (auto& i : store::list_inspections(look.tx, look.region, filter)) {
    auto const name = names.of(i.inspected_by);
    out.items.push_back({std::move(i), name});
  }
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().inspection.id;
  return out;
}

}  // namespace planning::service
