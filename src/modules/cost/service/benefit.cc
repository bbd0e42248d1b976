// Events of both sides against what both hold for true.
#include "modules/cost/service/benefit.h"

#include <map>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/collect.h"
#include "modules/cost/service/reach.h"
#include "modules/cost/service/words.h"
#include "modules/cost/store/basis.h"
#include "modules/message/message.h"
#include "modules/network/face/length.h"
#include "modules/org/face/names.h"
#include "modules/settlement/face/billed.h"

namespace cost::service {
namespace {

using rules::CostBasis;
using rules::Joint;

constexpr std::int64_t kDaysMost = 366;

std::string subject_of(decltype(CostBasis::id) id) { return "cost/basis/" + std::to_string(id.value); }

Matter matter_of(CostBasis const& b) {
  return {subject_of(b.id), "cost.basis", base::to_text(b.from_day),
          "/cost/benefit?basis=" + std::to_string(b.id.value)};
}

struct Both {
  org::Organisation post, coach;
};

/// Finance of the other side, a leader of one's own, and one of theirs. @errors approver_missing
base::Result<std::vector<approval::Step>> steps_of(Act& act, CostBasis const& b, Both const& both) {
  auto const own = b.proposed_for;
  auto const other = own == both.post.id ? both.coach.id : both.post.id;
  auto theirs = steps_for(act, b.proposed_by, {{"对方财务审核", other, "finance", own}});
  auto leaders = steps_for(act, b.proposed_by, {{"对方领导审批", other, "leader", own}});
  if (theirs.empty() && leaders.empty()) return refusal::approver_missing;
  for (auto& s : steps_for(act, b.proposed_by, {{"本方领导审批", own, "leader", other}}))
    theirs.push_back(std::move(s));
  for (auto& s : leaders) theirs.push_back(std::move(s));
  return theirs;
}

/// The two of the county; the hat is one of theirs.
base::Result<Both> both_of(Tx& tx, platform::auth::Hat const& hat) {
  auto const side = TRY(side_of(hat));
  auto const post = org::find_organisation(tx, hat.region, org::OrganisationKind::post);
  auto const coach = org::find_organisation(tx, hat.region, org::OrganisationKind::transport);
  if (!post || !coach || (side != post->id && side != coach->id)) return refusal::out_of_reach;
  return Both{*post, *coach};
}

std::vector<rules::Ride> rides_of(Tx& tx, base::Region region, OrganisationId post, base::ServiceDate first,
                                  base::ServiceDate last) {
  std::map<mail::TripId, std::int64_t> lengths;
  std::vector<rules::Ride> out;
  for (auto const& t : collect_trips(tx, region, first, last)) {
    if (t.carrier == post || t.departed_at.ms == 0 || t.n_carried == 0) continue;
    auto const [at, is_new] = lengths.try_emplace(t.trip);
    if (is_new && t.trip) at->second = network::length_of(network::path_of(tx, region, {t.trip.value}));
    out.push_back({base::service_date_of(t.planned_departure), t.number, t.route, at->second, t.n_carried});
  }
  return out;
}

/// What lines come to in some days: their events of those days, as rated.
class RatedWithin {
 public:
  RatedWithin(Tx& tx, base::Region region, settlement::BilledSpan const& span) {
    for (auto const& p : settlement::list_billed_parts(tx, region, span)) {
      auto const day = base::service_date_of(p.at);
      rated_[p.line.value] += span.first <= day && day <= span.last ? p.amount_li.value : 0;
    }
  }
  /// With its tax. What has no events (a guarantee, a difference) falls due with its period.
  std::int64_t of(settlement::BilledLine const& l, bool is_due) const {
    auto const at = rated_.find(l.line.value);
    if (at == rated_.end()) return is_due ? l.gross_li.value : 0;
    return l.amount_li.value ? at->second * l.gross_li.value / l.amount_li.value : 0;
  }

 private:
  std::map<std::int64_t, std::int64_t> rated_;
};

/// From the post to the coaches: the whole of a statement whose period lies within, of one that reaches
/// beyond what these days come to.
base::Money paid_within(Tx& tx, base::Region region, Both const& both, base::ServiceDate first,
                        base::ServiceDate last) {
  settlement::BilledSpan const span{both.post.id, first, last};
  struct Partly {
    std::int64_t sign;  // 1 paid by the post, -1 to it
    bool is_due;
  };
  std::map<settlement::StatementId, Partly> partly;
  base::Money out;
  for (auto const& s : settlement::list_billed_statements(tx, region, span)) {
    auto const by_post = s.payer == both.post.id;
    if ((by_post ? s.payee : s.payer) != both.coach.id) continue;
    auto const sign = by_post ? 1 : -1;
    if (first <= s.first_day && s.last_day <= last)
      out.value += sign * s.due_li.value;
    else
      partly[s.id] = {sign, s.last_day <= last};
  }
  if (partly.empty()) return out;
  RatedWithin const rated{tx, region, span};
  for (auto const& l : settlement::list_billed_lines(tx, region, span))
    if (auto const s = partly.find(l.statement); s != partly.end())
      out.value += s->second.sign * rated.of(l, s->second.is_due);
  return out;
}

Joint collect_joint(Tx& tx, base::Region region, Both const& both, base::ServiceDate first,
                    base::ServiceDate last) {
  Joint out{.rides = rides_of(tx, region, both.post.id, first, last)};
  for (auto day = first; day <= last; day = base::add_days(day, 1))
    for (auto const& d : mail::list_delivered_items(tx, region, day))
      if (d.organisation == both.coach.id) out.n_delivered += d.n_items;
  out.paid_li = paid_within(tx, region, both, first, last);
  return out;
}

struct Worked {
  Both both;
  CostBasis basis;
  Joint joint;
  rules::Benefit benefit;
};
base::Result<Worked> work_out(Look& look, base::ServiceDate first, base::ServiceDate last) {
  auto const days = base::to_days(last) - base::to_days(first) + 1;
  if (days < 1 || days > kDaysMost) return base::refuse(refusal::period_malformed, {}, "/last");
  Worked w{.both = TRY(both_of(look.tx, look.hat))};
  auto const basis = store::find_basis(look.tx, look.region, first);
  if (!basis) return refusal::no_basis;
  w.basis = *basis;
  w.joint = collect_joint(look.tx, look.region, w.both, first, last);
  w.benefit = rules::benefit_of(w.joint, w.basis);
  return w;
}

enum class RowKind { parameter, event, result };
DESCRIBE_ENUM(RowKind, "What a row is.", "parameter", "event", "result")
struct BenefitLine {
  RowKind kind{};
  std::string name;
  base::ServiceDate day;
  std::string code, route;
  std::int64_t metres{}, n_bags{}, n_items{};
  std::int64_t value{};
};
DESCRIBE(BenefitLine, "共赢表", FIELD(kind, "类型"), FIELD(name, "名称"), FIELD(day, "日期"),
         FIELD(code, "路单号"), FIELD(route, "线路"), FIELD(metres, "里程（米）"), FIELD(n_bags, "袋数"),
         FIELD(n_items, "妥投件数"), FIELD(value, "数值（厘或计数）"))

void add_parameters(CostBasis const& b, std::vector<BenefitLine>& out) {
  for (auto const& [name, value] : {std::pair{"邮政自办车辆每公里", b.van_km_li},
                                    {"邮政自办车辆每趟", b.van_run_li},
                                    {"邮政自办车辆每趟袋数", b.van_bags},
                                    {"邮政自投每件", b.own_delivery_li},
                                    {"客车每公里", b.coach_km_li},
                                    {"带邮每趟", b.stop_run_li},
                                    {"处理每袋", b.bag_li},
                                    {"村点每件", b.point_item_li}})
    out.push_back({.kind = RowKind::parameter, .name = name, .value = value});
}

void add_events(Joint const& j, std::vector<BenefitLine>& out) {
  for (auto const& r : j.rides)
    out.push_back({RowKind::event, "带邮班次", r.day, r.waybill, r.route, r.metres, r.n_bags, 0, 0});
  out.push_back({.kind = RowKind::event, .name = "村点妥投", .n_items = j.n_delivered});
  out.push_back({.kind = RowKind::event, .name = "结算应付", .value = j.paid_li.value});
}

void add_results(rules::Benefit const& b, std::vector<BenefitLine>& out) {
  for (auto const& [name, li] : {std::pair{"邮政单独成本", b.post_alone_li},
                                 {"客运单独成本", b.coach_alone_li},
                                 {"联合成本", b.joint_li},
                                 {"共同节约", b.saving_li}})
    out.push_back({.kind = RowKind::result, .name = name, .value = li.value});
  static std::map<std::string, std::string> const words{{"actual", "按现行结算"},
                                                        {"equal", "平均分摊"},
                                                        {"proportional", "按单独成本比例"},
                                                        {"shapley", "沙普利值"}};
  for (auto const& s : b.splits)
    for (auto const& [what, li] : {std::pair{"：邮政承担", s.post_li}, {"：客运承担", s.coach_li}})
      out.push_back({.kind = RowKind::result, .name = words.at(s.name) + what, .value = li.value});
}

BasisView view_of(org::Names& names, CostBasis b) {
  BasisView v{.proposed_for_name = names.of(b.proposed_for), .proposed_by_name = names.of(b.proposed_by)};
  v.decided_by_name = names.of(b.decided_by);
  v.basis = std::move(b);
  return v;
}

/// The basis as it is proposed, or the one that was sent back with what is proposed now.
base::Result<CostBasis> drafted(Act& act, ProposeBasis const& r) {
  CostBasis b;
  if (r.amends) {
    b = TRY(store::get_basis(act.tx, act.region, r.amends));
    if (b.state != rules::BasisState::returned || b.proposed_by != act.hat.person)
      return refusal::not_returned;
    ++b.version;
  } else {
    b.id = act.make_id<decltype(CostBasis::id)>();
  }
  b.state = rules::BasisState::proposed;
  b.from_day = r.from_day;
  b.van_km_li = r.van_km_li;
  b.van_run_li = r.van_run_li;
  b.van_bags = r.van_bags;
  b.own_delivery_li = r.own_delivery_li;
  b.coach_km_li = r.coach_km_li;
  b.stop_run_li = r.stop_run_li;
  b.bag_li = r.bag_li;
  b.point_item_li = r.point_item_li;
  b.proposed_for = act.hat.organisation;
  b.proposed_by = act.hat.person;
  b.proposed_at = act.now;
  return b;
}

}  // namespace

base::Result<BenefitView> view_benefit(Look& look, AskBenefit const& ask) {
  auto w = TRY(work_out(look, ask.first, ask.last));
  return BenefitView{w.basis, w.benefit, w.both.post.short_name, w.both.coach.short_name};
}

base::Result<platform::http::File> export_benefit(Look& look, ExportBenefit const& ask) {
  auto const w = TRY(work_out(look, ask.first, ask.last));
  std::vector<BenefitLine> lines;
  add_parameters(w.basis, lines);
  add_events(w.joint, lines);
  add_results(w.benefit, lines);
  return platform::http::to_file("共赢表", lines, chinese_of, ask.format);
}

base::Result<BasisList> list_bases(Look& look, AskBases const&) {
  TRY(both_of(look.tx, look.hat));
  org::Names names{look.tx, look.region};
  BasisList out;
  for (auto& b : store::list_bases(look.tx, look.region)) out.items.push_back(view_of(names, std::move(b)));
  return out;
}

base::Result<BasisView> propose_basis(Act& act, ProposeBasis const& r) {
  auto const both = TRY(both_of(act.tx, act.hat));
  auto b = TRY(drafted(act, r));
  std::optional<CostBasis> before;
  if (r.amends) {
    before = TRY(store::get_basis(act.tx, act.region, b.id));
    TRY(ask_again(act, matter_of(b), b.approval));
    TRY(store::save_basis(act.tx, act.region, b));
  } else {
    b.approval = TRY(ask_for_approval(act, matter_of(b), b.proposed_by, TRY(steps_of(act, b, both))));
    store::insert_basis(act.tx, act.region, b);
  }
  act.audit("cost.propose_basis", subject_of(b.id), before ? &*before : nullptr, &b);
  act.record(events::kBasisChanged, subject_of(b.id), {}, b);
  org::Names names{act.tx, act.region};
  return view_of(names, std::move(b));
}

base::Result<Matter> basis_matter(Tx& tx, base::Region region, platform::auth::Hat const* hat,
                                  std::int64_t key) {
  if (hat) TRY(both_of(tx, *hat));
  return matter_of(TRY(store::get_basis(tx, region, {key})));
}

base::Outcome rule_basis(Act& act, std::int64_t key, rules::Ruled const& ruled) {
  auto const before = TRY(store::get_basis(act.tx, act.region, {key}));
  auto const after = rules::ruled(before, ruled);
  TRY(store::save_basis(act.tx, act.region, after));
  act.audit("cost.rule_basis", subject_of(after.id), &before, &after);
  act.record(events::kBasisChanged, subject_of(after.id), {}, after);
  return base::Done{};
}

void ask_for_unasked_bases(Act& act) {
  auto const post = org::find_organisation(act.tx, act.region, org::OrganisationKind::post);
  auto const coach = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport);
  if (!post || !coach) return;
  for (auto b : store::list_unasked_bases(act.tx, act.region)) {
    auto steps = steps_of(act, b, {*post, *coach});
    if (!steps.ok()) continue;
    message::settle(act.tx, act.region, act.now, subject_of(b.id), {});
    auto const id = ask_for_approval(act, matter_of(b), b.proposed_by, std::move(steps).value());
    if (!id.ok()) continue;
    b.approval = id.value();
    ++b.version;
    (void)store::save_basis(act.tx, act.region, b);  // read within this transaction
  }
}

}  // namespace cost::service
