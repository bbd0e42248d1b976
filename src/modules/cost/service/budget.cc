// Budgets come into being and change by approval.
#include "modules/cost/service/budget.h"

#include <algorithm>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/reach.h"
#include "modules/cost/service/use.h"
#include "modules/cost/service/words.h"
#include "modules/cost/store/budget.h"
#include "modules/message/message.h"
#include "modules/org/face/names.h"

namespace cost::service {
namespace {

using rules::Budget;
using rules::BudgetChange;
using rules::Centre;

std::string subject_of(CentreId id) { return "cost/centre/" + std::to_string(id.value); }
std::string subject_of(BudgetId id) { return "cost/budget/" + std::to_string(id.value); }
std::string subject_of(rules::ChangeId id) { return "cost/budget_change/" + std::to_string(id.value); }

struct BudgetLine {
  std::string centre_code, centre_name;
  Category category{};
  base::ServiceDate first_day, last_day;
  base::Money planned_li, requested_li, committed_li, consumed_li, left_li;
  std::int64_t used_percent{};
  rules::BudgetMode mode{};
  std::string changed_by, checked_by;
};
DESCRIBE(BudgetLine, "预算", FIELD(centre_code, "成本中心编码"), FIELD(centre_name, "成本中心"),
         FIELD(category, "类别"), FIELD(first_day, "开始日"), FIELD(last_day, "截止日"),
         FIELD(planned_li, "预算（元）"), FIELD(requested_li, "申请中（元）"),
         FIELD(committed_li, "已承诺（元）"), FIELD(consumed_li, "已使用（元）"),
         FIELD(left_li, "剩余（元）"), FIELD(used_percent, "使用率%"), FIELD(mode, "超支控制"),
         FIELD(changed_by, "申请人"), FIELD(checked_by, "审批人"))

Centre const* find(std::vector<Centre> const& all, CentreId id) {
  auto const at = std::ranges::find(all, id, &Centre::id);
  return at == all.end() ? nullptr : &*at;
}

Matter matter_of(BudgetChange const& c, Centre const& centre) {
  return {subject_of(c.id), "cost.budget_change", centre.code + ' ' + centre.name,
          "/cost/budgets?change=" + std::to_string(c.id.value)};
}

/// A leader decides; finance where there is no other leader.
std::vector<approval::Step> steps_of(Act& act, BudgetChange const& c) {
  auto steps = steps_for(act, c.made_by, {{"领导审批", c.organisation, "leader"}});
  if (steps.empty()) steps = steps_for(act, c.made_by, {{"财务审批", c.organisation, "finance"}});
  return steps;
}

BudgetRow row_of(Look& look, org::Names& names, std::vector<Centre> const& centres, Budget const& b,
                 Billed const& billed) {
  BudgetRow r{
      .budget = b, .changed_by_name = names.of(b.changed_by), .checked_by_name = names.of(b.checked_by)};
  if (auto const* c = find(centres, b.centre)) {
    r.centre_code = c->code;
    r.centre_name = c->name;
  }
  r.use = use_of(look.tx, look.region, b, centres, billed);
  r.left_li = b.planned_li - r.use.total();
  if (b.planned_li.value > 0) r.used_percent = r.use.total().value * 100 / b.planned_li.value;
  return r;
}

ChangeView view_of(Tx& tx, base::Region region, BudgetChange c) {
  org::Names names{tx, region};
  ChangeView v{.made_by_name = names.of(c.made_by), .checked_by_name = names.of(c.checked_by)};
  if (auto const centre = store::get_centre(tx, region, c.centre); centre.ok()) {
    v.centre_code = centre.value().code;
    v.centre_name = centre.value().name;
  }
  v.change = std::move(c);
  return v;
}

base::Outcome check_overlap(Tx& tx, base::Region region, BudgetChange const& c) {
  if (store::find_budget(tx, region, c.centre, c.category, c.first_day, c.last_day, c.budget))
    return base::refuse(refusal::budget_overlaps, {}, "/first_day");
  return base::Done{};
}

/// The change as it is asked for, or the one that was sent back with what is asked now.
base::Result<BudgetChange> drafted(Act& act, OrganisationId side, ProposeBudget const& r) {
  BudgetChange c{.id = {}, .budget = r.budget, .organisation = side};
  if (r.amends) {
    c = TRY(store::get_change(act.tx, act.region, r.amends));
    TRY(check_own(act.hat, c.organisation));
    if (c.state != rules::ChangeState::returned || c.made_by != act.hat.person) return refusal::not_returned;
    ++c.version;
  } else {
    c.id = act.make_id<rules::ChangeId>();
  }
  if (c.budget) {
    auto const before = TRY(store::get_budget(act.tx, act.region, c.budget));
    TRY(check_own(act.hat, before.organisation));
    c.before_li = before.planned_li;
  }
  c.state = rules::ChangeState::proposed;
  c.centre = r.centre;
  c.category = r.category;
  c.first_day = r.first_day;
  c.last_day = r.last_day;
  c.planned_li = r.planned_li;
  c.mode = r.mode;
  c.warn_percent = r.warn_percent;
  c.reason = r.reason;
  c.made_by = act.hat.person;
  c.made_at = act.now;
  return c;
}

/// The budget as it stands from now on. @errors budget_overlaps, budget_unknown, changed_meanwhile
base::Outcome put_in_force(Act& act, BudgetChange& c) {
  TRY(check_overlap(act.tx, act.region, c));
  if (!c.budget) {
    c.budget = act.make_id<BudgetId>();
    store::insert_budget(act.tx, act.region, rules::applied(Budget{.id = c.budget}, c));
    return base::Done{};
  }
  auto b = rules::applied(TRY(store::get_budget(act.tx, act.region, c.budget)), c);
  ++b.version;
  return store::save_budget(act.tx, act.region, b);
}

}  // namespace

base::Result<CentreList> list_centres(Look& look, AskCentres const&) {
  return CentreList{store::list_centres(look.tx, look.region, TRY(side_of(look.hat)))};
}

base::Result<Centre> save_centre(Act& act, SaveCentre const& request) {
  auto const side = TRY(side_of(act.hat));
  std::optional<Centre> before;
  if (request.centre) {
    before = TRY(store::get_centre(act.tx, act.region, request.centre));
    TRY(check_own(act.hat, before->organisation));
    if (before->version != request.seen) return refusal::changed_meanwhile;
  }
  auto c = before.value_or(Centre{.id = act.make_id<CentreId>(), .organisation = side, .version = 0});
  c.code = request.code;
  c.name = request.name;
  c.route = request.route;
  c.closed = request.closed;
  ++c.version;
  TRY(before ? store::save_centre(act.tx, act.region, c) : store::insert_centre(act.tx, act.region, c));
  act.audit("cost.save_centre", subject_of(c.id), before ? &*before : nullptr, &c);
  act.record(events::kCentreChanged, subject_of(c.id), {}, c);
  return c;
}

base::Result<BudgetList> list_budgets(Look& look, AskBudgets const& ask) {
  store::BudgetFilter f{
      .organisation = TRY(side_of(look.hat)), .centre = ask.centre, .category = ask.category};
  f.first = ask.first;
  f.last = ask.last;
  f.after = {std::strtoll(ask.cursor.c_str(), nullptr, 10)};
  f.limit = ask.limit;
  auto const centres = store::list_centres(look.tx, look.region, f.organisation);
  org::Names names{look.tx, look.region};
  BudgetList out;
  auto const all = store::list_budgets(look.tx, look.region, f);
  if (all.empty()) return out;
  auto const first = std::ranges::min(all, {}, &Budget::first_day).first_day;
  auto const last = std::ranges::max(all, {}, &Budget::last_day).last_day;
  Billed const billed{look.tx, look.region, f.organisation, first, last};
  for (auto const& b : all) out.items.push_back(row_of(look, names, centres, b, billed));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().budget.id.value);
  return out;
}

base::Result<platform::http::File> export_budgets(Look& look, ExportBudgets const& ask) {
  AskBudgets const wanted{ask.centre, ask.category, ask.first, ask.last, {}};
  std::vector<BudgetLine> lines;
  TRY(platform::http::each_row(look, wanted, list_budgets, [&](BudgetRow const& r) {
    auto const& b = r.budget;
    BudgetLine l{r.centre_code, r.centre_name, b.category, b.first_day, b.last_day, b.planned_li};
    l.requested_li = r.use.requested_li;
    l.committed_li = r.use.committed_li;
    l.consumed_li = r.use.consumed_li;
    l.left_li = r.left_li;
    l.used_percent = r.used_percent;
    l.mode = b.mode;
    l.changed_by = r.changed_by_name;
    l.checked_by = r.checked_by_name;
    lines.push_back(std::move(l));
  }));
  return platform::http::to_file("预算", lines, chinese_of, ask.format);
}

base::Result<ChangeList> list_changes(Look& look, AskChanges const& ask) {
  store::ChangeFilter f{.organisation = TRY(side_of(look.hat)), .state = ask.state, .budget = ask.budget};
  f.after = {std::strtoll(ask.cursor.c_str(), nullptr, 10)};
  f.limit = ask.limit;
  ChangeList out;
  for (auto& c : store::list_changes(look.tx, look.region, f))
    out.items.push_back(view_of(look.tx, look.region, std::move(c)));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().change.id.value);
  return out;
}

base::Result<ChangeView> view_change(Look& look, OneChange const& ask) {
  auto c = TRY(store::get_change(look.tx, look.region, ask.change));
  TRY(check_own(look.hat, c.organisation));
  return view_of(look.tx, look.region, std::move(c));
}

base::Result<ChangeView> propose_budget(Act& act, ProposeBudget const& request) {
  auto const side = TRY(side_of(act.hat));
  auto const centre = TRY(store::get_centre(act.tx, act.region, request.centre));
  TRY(check_own(act.hat, centre.organisation));
  if (centre.closed) return refusal::centre_closed;
  auto c = TRY(drafted(act, side, request));
  TRY(rules::check(c));
  TRY(check_overlap(act.tx, act.region, c));
  std::optional<BudgetChange> before;
  if (request.amends) {
    before = TRY(store::get_change(act.tx, act.region, c.id));
    TRY(ask_again(act, matter_of(c, centre), c.approval));
    TRY(store::save_change(act.tx, act.region, c));
  } else {
    c.approval = TRY(ask_for_approval(act, matter_of(c, centre), c.made_by, steps_of(act, c)));
    store::insert_change(act.tx, act.region, c);
  }
  act.audit("cost.propose_budget", subject_of(c.id), before ? &*before : nullptr, &c);
  act.record(events::kBudgetChanged, subject_of(c.id), {}, c);
  return view_of(act.tx, act.region, std::move(c));
}

base::Result<Matter> change_matter(Tx& tx, base::Region region, platform::auth::Hat const* hat,
                                   std::int64_t key) {
  auto const c = TRY(store::get_change(tx, region, {key}));
  if (hat) TRY(check_own(*hat, c.organisation));
  return matter_of(c, TRY(store::get_centre(tx, region, c.centre)));
}

base::Outcome rule_change(Act& act, std::int64_t key, rules::Ruled const& ruled) {
  auto const before = TRY(store::get_change(act.tx, act.region, {key}));
  auto c = rules::ruled(before, ruled);
  if (ruled.ruling == rules::Ruling::approved) TRY(put_in_force(act, c));
  TRY(store::save_change(act.tx, act.region, c));
  act.audit("cost.rule_budget", subject_of(c.id), &before, &c);
  act.record(events::kBudgetChanged, c.budget ? subject_of(c.budget) : subject_of(c.id), {}, c);
  return base::Done{};
}

void ask_for_unasked_changes(Act& act) {
  for (auto c : store::list_unasked_changes(act.tx, act.region)) {
    auto const centre = store::get_centre(act.tx, act.region, c.centre);
    auto steps = steps_of(act, c);
    if (!centre.ok() || steps.empty()) continue;
    message::settle(act.tx, act.region, act.now, subject_of(c.id), {});
    auto const id = ask_for_approval(act, matter_of(c, centre.value()), c.made_by, std::move(steps));
    if (!id.ok()) continue;
    c.approval = id.value();
    ++c.version;
    (void)store::save_change(act.tx, act.region, c);  // read within this transaction
  }
}

}  // namespace cost::service
