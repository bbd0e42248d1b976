// Requests for vehicles: asked, answered, seen.
#include "modules/planning/service/vehicle_request.h"

#include <algorithm>

#include "base/operating_day.h"
#include "modules/message/message.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/service/words.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"
#include "modules/planning/store/vehicle_request.h"

namespace planning::service {
namespace {

using rules::RequestState;

std::string subject_of(VehicleRequest const& r) { return "planning/request/" + std::to_string(r.id.value); }

bool may_see(platform::auth::Hat const& hat, VehicleRequest const& r) {
  return hat.covers({}) || r.asked_by == hat.person || hat.covers(r.origin) || hat.covers(r.destination);
}

message::NewTask task_of(VehicleRequest const& r, char const* kind, char const* part) {
  message::NewTask task;
  task.kind = kind;
  task.source = subject_of(r) + part;
  task.topic = r.number;
  task.path = "/planning/requests?open=" + std::to_string(r.id.value);
  return task;
}

constexpr char kAnswer[] = "/answer", kSee[] = "/see";

void ask_dispatchers(Act& act, VehicleRequest const& r) {
  auto task = task_of(r, "planning.answer_request", kAnswer);
  if (auto const carrier = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport))
    task.to.organisation = carrier->id;
  task.to.post = "dispatcher";
  task.due_at = base::instant_of(r.service_date, r.departs);
  message::ask(act.tx, act.region, act.now, task);
}

void tell_asker(Act& act, VehicleRequest const& r) {
  auto task = task_of(r, "planning.request_answered", kSee);
  task.to.person = r.asked_by;
  message::ask(act.tx, act.region, act.now, task);
}

struct RequestFact {
  RequestId request;
  std::string number;
  RequestState state{};
  base::ServiceDate service_date;
};
DESCRIBE(RequestFact, "What happened to a request for a vehicle.", FIELD(request, "request"),
         FIELD(number, "number"), FIELD(state, "state after"), FIELD(service_date, "operating day"))

void record(Act& act, VehicleRequest const& r) {
  act.record(events::kRequestChanged, subject_of(r), r.origin,
             RequestFact{r.id, r.number, r.state, r.service_date});
}

base::Outcome save(Act& act, VehicleRequest const& before, VehicleRequest& r, char const* action) {
  ++r.version;
  TRY(store::save_request(act.tx, act.region, r));
  act.audit(action, subject_of(r), &before, &r);
  record(act, r);
  return base::Done{};
}

/// Ends the request; the dispatchers have nothing to do any more.
base::Outcome close(Act& act, VehicleRequest const& before, VehicleRequest& r, char const* action) {
  r.answered_by = act.hat.person;
  r.answered_at = act.now;
  TRY(save(act, before, r, action));
  message::settle(act.tx, act.region, act.now, subject_of(r) + kAnswer, act.hat.person);
  return base::Done{};
}

RequestView view_of(Look& look, VehicleRequest r, Names& names) {
  RequestView v{std::move(r)};
  v.origin_name = names.of(v.request.origin);
  v.destination_name = names.of(v.request.destination);
  v.asked_by_name = names.of(v.request.asked_by);
  v.organisation_name = names.of(v.request.organisation);
  v.answered_by_name = names.of(v.request.answered_by);
  if (!v.request.vehicle_order) return v;
  if (auto o = store::get_order(look.tx, look.region, v.request.vehicle_order)) {
    v.driver_name = names.of(o.value().driver);
    v.order = std::move(o.value());
  }
  return v;
}

base::Result<VehicleRequest> seen_request(Look& look, RequestId id) {
  auto r = TRY(store::get_request(look.tx, look.region, id));
  if (!may_see(look.hat, r)) return refusal::out_of_reach;
  return r;
}

/// Least room between two calls as the planner fills it; nothing when the trip does not go from the one node
/// to the other.
std::optional<RequestChoice> choice_of(rules::TripOfPlan const& t, VehicleRequest const& r) {
  auto const from =
      std::ranges::find_if(t.calls, [&](rules::PlanCall const& c) { return c.node == r.origin && c.loads; });
  auto const to = std::find_if(
      from, t.calls.end(), [&](rules::PlanCall const& c) { return c.node == r.destination && c.unloads; });
  if (to == t.calls.end()) return {};
  auto const hold = rules::beside_passengers(t.trip);
  RequestChoice out{t.trip.trip, t.trip.line,   t.trip.headsign, from->departs,
                    to->arrives, hold.weight_g, hold.volume_cm3};
  for (auto c = from; c != to; ++c) {
    auto const room = rules::room_on(t.trip, *c);
    out.room_g = std::min(out.room_g, base::Grams{room.weight_g} - c->loaded_g);
    out.room_cm3 = std::min(out.room_cm3, base::CubicCentimetres{room.volume_cm3} - c->loaded_cm3);
  }
  out.fits = r.weight_g <= out.room_g && r.volume_cm3 <= out.room_cm3;
  return out;
}

bool runs(rules::TripOfPlan const& t) {
  return t.trip.state != rules::TripState::merged && t.trip.state != rules::TripState::cancelled;
}

struct RequestLine {
  std::string number, state;
  base::ServiceDate service_date;
  base::ServiceTime departs;
  std::string origin, destination;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t n_bags{};
  std::string reason, organisation, asked_by;
  base::Instant asked_at;
  std::string order_number, vehicle, driver, answer, answered_by;
  base::Instant answered_at;
};
DESCRIBE(RequestLine, "用车申请", FIELD(number, "申请号"), FIELD(state, "状态"),
         FIELD(service_date, "运营日"), FIELD(departs, "希望发车"), FIELD(origin, "发站"),
         FIELD(destination, "到站"), FIELD(weight_g, "重量（克）"), FIELD(volume_cm3, "体积（立方厘米）"),
         FIELD(n_bags, "袋数"), FIELD(reason, "申请原因"), FIELD(organisation, "申请单位"),
         FIELD(asked_by, "申请人"), FIELD(asked_at, "申请时间"), FIELD(order_number, "派车单号"),
         FIELD(vehicle, "车牌"), FIELD(driver, "驾驶员"), FIELD(answer, "未派原因"),
         FIELD(answered_by, "答复人"), FIELD(answered_at, "答复时间"))

RequestLine line_of(RequestView const& v) {
  auto const& r = v.request;
  auto const order = v.order.value_or(VehicleOrder{});
  return {r.number,
          chinese_of(std::string{"request_"} + base::to_name(r.state)),
          r.service_date,
          r.departs,
          v.origin_name,
          v.destination_name,
          r.weight_g,
          r.volume_cm3,
          r.n_bags,
          r.reason,
          v.organisation_name,
          v.asked_by_name,
          r.asked_at,
          order.number,
          order.vehicle,
          v.driver_name,
          r.answer,
          v.answered_by_name,
          r.answered_at};
}

}  // namespace

base::Result<VehicleRequest> ask_vehicle(Act& act, AskVehicle const& request) {
  if (!act.hat.covers(request.origin) && !act.hat.covers(request.destination)) return refusal::out_of_reach;
  for (auto const node : {request.origin, request.destination})
    if (!network::find_node(act.tx, act.region, node)) return refusal::node_unknown;
  VehicleRequest r;
  r.id = act.make_id<RequestId>();
  r.service_date = request.service_date;
  r.number = "Q" + std::to_string(r.service_date.yyyymmdd) + "-" + std::to_string(r.id.value % 1'000'000'000);
  r.departs = request.departs;
  r.origin = request.origin;
  r.destination = request.destination;
  r.weight_g = request.weight_g;
  r.volume_cm3 = request.volume_cm3;
  r.n_bags = request.n_bags;
  r.reason = request.reason;
  r.asked_by = act.hat.person;
  r.organisation = act.hat.organisation;
  r.asked_at = act.now;
  TRY(rules::check_request(r, base::service_date_of(act.now)));
  store::insert_request(act.tx, act.region, r);
  act.audit("planning.ask_vehicle", subject_of(r), static_cast<VehicleRequest const*>(nullptr), &r);
  record(act, r);
  ask_dispatchers(act, r);
  return r;
}

base::Result<VehicleRequest> answer_request(Act& act, AnswerRequest const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = TRY(store::get_request(act.tx, act.region, request.request));
  TRY(rules::may_answer(before));
  auto r = before;
  r.vehicle_order = TRY(order_for(act, request.trip, r)).id;
  r.state = RequestState::ordered;
  TRY(close(act, before, r, "planning.answer_request"));
  tell_asker(act, r);
  return r;
}

base::Result<VehicleRequest> refuse_request(Act& act, RefuseRequest const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = TRY(store::get_request(act.tx, act.region, request.request));
  TRY(rules::may_answer(before));
  auto r = before;
  r.state = RequestState::refused;
  r.answer = request.reason;
  TRY(close(act, before, r, "planning.refuse_request"));
  tell_asker(act, r);
  return r;
}

base::Result<VehicleRequest> withdraw_request(Act& act, RefuseRequest const& request) {
  auto const before = TRY(store::get_request(act.tx, act.region, request.request));
  if (before.asked_by != act.hat.person) return refusal::out_of_reach;
  TRY(rules::may_answer(before));
  auto r = before;
  r.state = RequestState::withdrawn;
  r.answer = request.reason;
  TRY(close(act, before, r, "planning.withdraw_request"));
  return r;
}

base::Result<VehicleRequest> see_answer(Act& act, OneRequest const& request) {
  auto const before = TRY(store::get_request(act.tx, act.region, request.request));
  if (before.asked_by != act.hat.person) return refusal::out_of_reach;
  if (before.state == RequestState::asked)
    return base::refuse(refusal::request_state_forbids, base::to_name(before.state));
  if (before.seen_at.ms) return before;
  auto r = before;
  r.seen_at = act.now;
  TRY(save(act, before, r, "planning.see_answer"));
  message::settle(act.tx, act.region, act.now, subject_of(r) + kSee, act.hat.person);
  return r;
}

base::Result<RequestList> list_requests(Look& look, AskRequests const& ask) {
  store::RequestFilter const filter{
      ask.service_date, ask.state, ask.origin, ask.destination, ask.mine ? look.hat.person : PersonId{},
      ask.cursor,       ask.limit};
  auto const rows = store::list_requests(look.tx, look.region, filter);
  RequestList out;
  if (std::ssize(rows) == ask.limit) out.next = rows.back().id;
  Names names{look.tx, look.region};
  for (auto const& r : rows)
    if (may_see(look.hat, r)) out.items.push_back(view_of(look, r, names));
  return out;
}

base::Result<RequestView> get_request(Look& look, OneRequest const& ask) {
  Names names{look.tx, look.region};
  return view_of(look, TRY(seen_request(look, ask.request)), names);
}

base::Result<RequestChoices> list_request_choices(Look& look, OneRequest const& ask) {
  auto const r = TRY(seen_request(look, ask.request));
  TRY(check_whole_county(look.hat));
  RequestChoices out;
  for (auto const& t : trips_of_day(look.tx, look.region, r.service_date))
    if (runs(t))
      if (auto choice = choice_of(t, r)) out.items.push_back(*std::move(choice));
  std::ranges::stable_sort(out.items, {}, &RequestChoice::departs);
  return out;
}

base::Result<platform::http::File> export_requests(Look& look, ExportRequests const& ask) {
  AskRequests const wanted{.service_date = ask.service_date,
                           .state = ask.state,
                           .origin = ask.origin,
                           .destination = ask.destination,
                           .mine = ask.mine,
                           .cursor = {}};
  std::vector<RequestLine> lines;
  TRY(platform::http::each_row(look, wanted, list_requests,
                               [&](RequestView const& v) { lines.push_back(line_of(v)); }));
  return platform::http::to_file("用车申请-" + base::to_text(base::or_today(ask.service_date, look.now)),
                                 lines, chinese_of, ask.format);
}

}  // namespace planning::service
