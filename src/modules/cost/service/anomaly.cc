// Anomalies from the night in which they are found to the day on which they are settled.
#include "modules/cost/service/anomaly.h"

#include <algorithm>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/collect.h"
#include "modules/cost/service/reach.h"
#include "modules/cost/service/words.h"
#include "modules/cost/store/threshold.h"
#include "modules/message/message.h"
#include "modules/org/face/names.h"
#include "platform/command/command_line.h"

namespace cost::service {
namespace {

using rules::Anomaly;
using rules::AnomalyState;
using rules::Finding;
using rules::Threshold;

constexpr std::int64_t kDaysMost = 100;

std::string subject_of(rules::AnomalyId id) { return "cost/anomaly/" + std::to_string(id.value); }

struct AnomalyLine {
  base::ServiceDate day;
  rules::Rule rule{};
  std::string code;
  base::Money amount_li;
  std::int64_t expected{}, found{};
  AnomalyState state{};
  std::string owner, explanation, explained_by;
  bool at_fault{};
  std::string note, confirmed_by;
  base::Instant found_at;
};
DESCRIBE(AnomalyLine, "疑点", FIELD(day, "日期"), FIELD(rule, "规则"), FIELD(code, "对象"),
         FIELD(amount_li, "涉及金额（元）"), FIELD(expected, "应为"), FIELD(found, "实为"), FIELD(state, "状态"),
         FIELD(owner, "负责人"), FIELD(explanation, "说明"), FIELD(explained_by, "说明人"), FIELD(at_fault, "确认为问题"),
         FIELD(note, "处理意见"), FIELD(confirmed_by, "确认人"), FIELD(found_at, "发现时间"))

AnomalyView view_of(org::Names& names, Anomaly a) {
  AnomalyView v{.owner_name = names.of(a.owner), .explained_by_name = names.of(a.explained_by)};
  v.confirmed_by_name = names.of(a.confirmed_by);
  v.anomaly = std::move(a);
  return v;
}

base::Result<Anomaly> get_own(Tx& tx, platform::auth::Hat const& hat, rules::AnomalyId id) {
  auto a = TRY(store::get_anomaly(tx, hat.region, id));
  TRY(check_own(hat, a.organisation));
  return a;
}

AnomalyView shown(Tx& tx, base::Region region, Anomaly a) {
  org::Names names{tx, region};
  auto const id = a.id;
  auto v = view_of(names, std::move(a));
  v.proofs = store::list_proofs(tx, region, id);
  return v;
}

base::Result<AnomalyView> store_changed(Act& act, char const* what, Anomaly const& before, Anomaly after) {
  TRY(store::save_anomaly(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), &before, &after);
  act.record(events::kAnomalyChanged, subject_of(after.id), {}, after);
  return shown(act.tx, act.region, std::move(after));
}

void keep(Act& act, OrganisationId side, Finding const& f) {
  Anomaly a{.id = act.make_id<rules::AnomalyId>(), .organisation = side, .rule = f.rule, .mark = f.mark};
  a.day = f.day;
  a.code = f.code;
  a.amount_li = f.amount_li;
  a.expected = f.expected;
  a.found = f.found;
  a.found_at = act.now;
  store::insert_anomaly(act.tx, act.region, a, f.proofs);
}

void save_state(Act& act, Anomaly a, AnomalyState state) {
  a.state = state;
  ++a.version;
  (void)store::save_anomaly(act.tx, act.region, a);  // read within this transaction
}

base::ServiceDate first_of_last_month(base::ServiceDate day) {
  auto const month = day.yyyymmdd / 100;
  return {(month % 100 == 1 ? (month / 100 - 1) * 100 + 12 : month - 1) * 100 + 1};
}

}  // namespace

AuditReport audit_side(Act& act, OrganisationId side, base::ServiceDate first, base::ServiceDate last) {
  AuditReport out;
  std::set<std::pair<rules::Rule, std::string>> found;
  for (auto const& f : rules::audit(collect(act.tx, act.region, side, first, last))) {
    if (!found.emplace(f.rule, f.mark).second) continue;
    auto const known = store::find_anomaly(act.tx, act.region, side, f.rule, f.mark);
    if (!known) keep(act, side, f);
    if (known && known->state == AnomalyState::gone) save_state(act, *known, AnomalyState::open);
    ++(known ? out.n_known : out.n_new);
  }
  for (auto const& a : store::list_open(act.tx, act.region, side, first, last))
    if (!found.contains({a.rule, a.mark})) {
      save_state(act, a, AnomalyState::gone);
      ++out.n_gone;
    }
  if (out.n_new > 0)
    message::ask(act.tx, act.region, act.now,
                 {"cost.anomalies",
                  "cost/audit/" + std::to_string(side.value) + '/' + std::to_string(act.now.ms),
                  std::to_string(out.n_new), "/cost/anomalies?state=open",
                  message::Addressee{.organisation = side, .post = "finance"}, {}});
  act.record(events::kAudited, "cost/audit/" + std::to_string(side.value), {}, out);
  return out;
}

void audit_after_day_end(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  std::vector<OrganisationId> sides;
  database.read([&](Tx& tx) {
    for (auto const kind : {org::OrganisationKind::transport, org::OrganisationKind::post})
      if (auto const side = org::find_organisation(tx, region, kind);
          side && !store::was_audited_on(tx, region, side->id, today))
        sides.push_back(side->id);
  });
  if (sides.empty()) return;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    for (auto const side : sides) {
      audit_side(act, side, first_of_last_month(today), base::add_days(today, -1));
      store::mark_audited(act.tx, region, side, today);
    }
    return true;
  });
}

base::Result<AnomalyList> list_anomalies(Look& look, AskAnomalies const& ask) {
  store::AnomalyFilter f{.organisation = TRY(side_of(look.hat)), .rule = ask.rule, .state = ask.state};
  f.owner = ask.owner;
  f.first = ask.first;
  f.last = ask.last;
  f.after = {std::strtoll(ask.cursor.c_str(), nullptr, 10)};
  f.limit = ask.limit;
  org::Names names{look.tx, look.region};
  AnomalyList out;
  for (auto& a : store::list_anomalies(look.tx, look.region, f)) out.items.push_back(view_of(names, std::move(a)));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().anomaly.id.value);
  return out;
}

base::Result<AnomalyView> view_anomaly(Look& look, OneAnomaly const& ask) {
  return shown(look.tx, look.region, TRY(get_own(look.tx, look.hat, ask.anomaly)));
}

base::Result<platform::http::File> export_anomalies(Look& look, ExportAnomalies const& ask) {
  AskAnomalies const wanted{ask.rule, ask.state, {}, ask.first, ask.last, {}};
  std::vector<AnomalyLine> lines;
  TRY(platform::http::each_row(look, wanted, list_anomalies, [&](AnomalyView const& v) {
    auto const& a = v.anomaly;
    lines.push_back({a.day, a.rule, a.code, a.amount_li, a.expected, a.found, a.state, v.owner_name, a.explanation,
                     v.explained_by_name, a.at_fault, a.note, v.confirmed_by_name, a.found_at});
  }));
  return platform::http::to_file("疑点", lines, chinese_of, ask.format);
}

base::Result<AnomalyView> give_anomaly(Act& act, GiveAnomaly const& request) {
  auto const before = TRY(get_own(act.tx, act.hat, request.anomaly));
  org::AtWork const wanted{.organisation = before.organisation, .person = request.owner};
  if (!request.owner || org::list_at_work(act.tx, act.region, wanted, base::service_date_of(act.now)).empty())
    return base::refuse(refusal::owner_unknown, {}, "/owner");
  auto after = TRY(rules::given(before, request.owner));
  message::settle(act.tx, act.region, act.now, subject_of(before.id), act.hat.person);
  message::ask(act.tx, act.region, act.now,
               {"cost.anomaly", subject_of(before.id) + "/explain/" + std::to_string(after.version), before.code,
                "/cost/anomalies?id=" + std::to_string(before.id.value),
                message::Addressee{.person = request.owner}, {}});
  return store_changed(act, "cost.give_anomaly", before, std::move(after));
}

base::Result<AnomalyView> explain_anomaly(Act& act, ExplainAnomaly const& request) {
  auto const before = TRY(get_own(act.tx, act.hat, request.anomaly));
  auto after = TRY(rules::explained(before, request.explanation, act.hat.person, act.now));
  message::settle(act.tx, act.region, act.now, subject_of(before.id), act.hat.person);
  return store_changed(act, "cost.explain_anomaly", before, std::move(after));
}

base::Result<AnomalyView> confirm_anomaly(Act& act, ConfirmAnomaly const& request) {
  auto const before = TRY(get_own(act.tx, act.hat, request.anomaly));
  auto after = TRY(rules::confirmed(before, request.at_fault, request.note, act.hat.person, act.now));
  return store_changed(act, "cost.confirm_anomaly", before, std::move(after));
}

base::Result<ThresholdList> list_thresholds(Look& look, AskThresholds const&) {
  auto const all = store::get_thresholds(look.tx, look.region, TRY(side_of(look.hat)));
  return ThresholdList{{all.begin(), all.end()}};
}

base::Result<Threshold> set_threshold(Act& act, SetThreshold const& request) {
  auto const side = TRY(side_of(act.hat));
  auto const all = store::get_thresholds(act.tx, act.region, side);
  auto const& before = rules::of(all, request.rule);
  if (before.version != request.seen) return refusal::changed_meanwhile;
  auto after = before;
  if (!after.id) after.id = act.make_id<decltype(Threshold::id)>();
  after.active = request.active;
  after.value = request.value;
  after.floor_li = request.floor_li;
  ++after.version;
  TRY(store::keep_threshold(act.tx, act.region, after));
  auto const subject = "cost/threshold/" + std::string{base::to_name(after.rule)};
  act.audit("cost.set_threshold", subject, &before, &after);
  act.record(events::kAnomalyChanged, subject, {}, after);
  return after;
}

base::Result<AuditReport> run_audit(Act& act, RunAudit const& request) {
  auto const side = TRY(side_of(act.hat));
  auto const last = std::min(request.last, base::add_days(base::service_date_of(act.now), -1));
  auto const days = base::to_days(request.last) - base::to_days(request.first) + 1;
  if (days < 1 || days > kDaysMost) return base::refuse(refusal::period_malformed, {}, "/last");
  return audit_side(act, side, request.first, last);
}

}  // namespace cost::service
