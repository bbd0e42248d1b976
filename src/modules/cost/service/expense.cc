// Expenses against budgets, by approval.
#include "modules/cost/service/expense.h"

#include <algorithm>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/reach.h"
#include "modules/cost/service/use.h"
#include "modules/cost/service/words.h"
#include "modules/cost/store/budget.h"
#include "modules/cost/store/expense.h"
#include "modules/cost/store/threshold.h"
#include "modules/message/message.h"
#include "modules/org/face/names.h"
#include "modules/settlement/face/spending.h"
#include "platform/approval/store.h"

namespace cost::service {
namespace {

using rules::Expense;

std::string subject_of(ExpenseId id) { return "cost/expense/" + std::to_string(id.value); }

Matter matter_of(Expense const& e) {
  return {subject_of(e.id), "cost.expense", e.payee + ' ' + e.purpose,
          "/cost/expenses?open=" + std::to_string(e.id.value)};
}

struct ExpenseLine {
  base::ServiceDate spent_on;
  rules::ExpenseState state{};
  std::string centre_code, centre_name;
  Category category{};
  base::Money amount_li, over_li;
  std::string purpose, payee, reference, agreement, waybill, over_reason, made_by;
  base::Instant made_at;
  std::string checked_by;
  base::ServiceDate paid_on;
};
DESCRIBE(ExpenseLine, "支出", FIELD(spent_on, "发生日"), FIELD(state, "状态"),
         FIELD(centre_code, "成本中心编码"), FIELD(centre_name, "成本中心"), FIELD(category, "类别"),
         FIELD(amount_li, "金额（元）"), FIELD(over_li, "超预算（元）"), FIELD(purpose, "用途"),
         FIELD(payee, "收款人"), FIELD(reference, "发票号"), FIELD(agreement, "协议编号"),
         FIELD(waybill, "路单号"), FIELD(over_reason, "超支理由"), FIELD(made_by, "经办人"),
         FIELD(made_at, "录入时间"), FIELD(checked_by, "审批人"), FIELD(paid_on, "付款日"))

/// As it was on the day; "" without one.
std::string number_of_agreement(Tx& tx, base::Region region, Expense const& e) {
  if (!e.agreement) return {};
  for (auto const& t : agreement::list_in_force(tx, region, e.spent_on, e.spent_on))
    if (t.agreement == e.agreement) return t.number;
  return {};
}

ExpenseView view_of(Tx& tx, base::Region region, org::Names& names, Expense e) {
  ExpenseView v{.made_by_name = names.of(e.made_by), .checked_by_name = names.of(e.checked_by)};
  if (auto const c = store::get_centre(tx, region, e.centre); c.ok()) {
    v.centre_code = c.value().code;
    v.centre_name = c.value().name;
  }
  v.agreement_number = number_of_agreement(tx, region, e);
  v.expense = std::move(e);
  return v;
}

base::Result<Expense> get_own(Tx& tx, platform::auth::Hat const& hat, ExpenseId id) {
  auto e = TRY(store::get_expense(tx, hat.region, id));
  TRY(check_own(hat, e.organisation));
  return e;
}

base::Result<ExpenseView> store_changed(Act& act, char const* what, Expense const& before, Expense after) {
  TRY(store::save_expense(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), &before, &after);
  act.record(events::kExpenseChanged, subject_of(after.id), {}, after);
  org::Names names{act.tx, act.region};
  return view_of(act.tx, act.region, names, std::move(after));
}

/// As the books know it: at noon of the day on which it was spent or paid, of today at once.
settlement::Spending spending_of(Act const& act, Expense const& e, base::ServiceDate day) {
  return {e.organisation, subject_of(e.id), e.payee + " " + e.purpose, e.amount_li,
          std::min(base::instant_of(day, {12 * 3600}), act.now)};
}

struct Against {
  rules::Centre centre;
  rules::Budget budget;
  rules::Use use;
};
base::Result<Against> budget_for(Tx& tx, platform::auth::Hat const& hat, CentreId centre, Category category,
                                 base::ServiceDate day) {
  Against out{.centre = TRY(store::get_centre(tx, hat.region, centre))};
  TRY(check_own(hat, out.centre.organisation));
  auto const budget = store::find_budget(tx, hat.region, centre, category, day, day);
  if (!budget) return base::refuse(refusal::no_budget, {}, "/centre");
  out.budget = *budget;
  auto const side = out.centre.organisation;
  Billed const billed{tx, hat.region, side, budget->first_day, budget->last_day};
  out.use = use_of(tx, hat.region, *budget, store::list_centres(tx, hat.region, side), billed);
  return out;
}

base::Money limit_of(Tx& tx, base::Region region, OrganisationId side) {
  return rules::of(store::get_thresholds(tx, region, side), rules::Rule::split).floor_li;
}

/// Is the agreement one of the side's, in force on that day?
base::Outcome check_agreement(Tx& tx, base::Region region, Expense const& e) {
  if (!e.agreement) return base::Done{};
  for (auto const& t : agreement::list_in_force(tx, region, e.spent_on, e.spent_on))
    if (t.agreement == e.agreement && (t.payer == e.organisation || t.payee == e.organisation))
      return base::Done{};
  return base::refuse(refusal::agreement_unknown, {}, "/agreement");
}

/// Finance checks, above the limit a leader has the last word; a leader alone where there is no other
/// finance.
/// @errors approver_missing
base::Result<std::vector<approval::Step>> steps_of(Act& act, Expense const& e) {
  auto steps = steps_for(act, e.made_by, {{"财务复核", e.organisation, "finance"}});
  if (!steps.empty() && e.amount_li <= limit_of(act.tx, act.region, e.organisation)) return steps;
  auto leaders = steps_for(act, e.made_by, {{"领导审批", e.organisation, "leader"}});
  if (leaders.empty()) return refusal::approver_missing;
  steps.push_back(std::move(leaders[0]));
  return steps;
}

/// In the approval that it has, or in a new one where others decide on what it comes to now.
/// @errors approver_missing, those of platform/approval
base::Result<ApprovalId> asked_again(Act& act, Expense const& e) {
  auto steps = TRY(steps_of(act, e));
  auto const p = TRY(approval::load(act.tx, act.region, {e.approval.value}));
  if (steps.size() == p.steps.size()) {
    TRY(ask_again(act, matter_of(e), e.approval));
    return e.approval;
  }
  TRY(perform(act, matter_of(e), p.id,
              {.kind = approval::ActKind::withdraw, .by = act.hat.person, .at = act.now, .note = "金额变更，重新申请"}));
  return ask_for_approval(act, matter_of(e), e.made_by, std::move(steps));
}

/// The expense as it is entered, or the one that was sent back with what is entered now.
base::Result<Expense> drafted(Act& act, OrganisationId side, EnterExpense const& r) {
  Expense e{.id = {}, .organisation = side, .centre = r.centre};
  if (r.amends) {
    e = TRY(get_own(act.tx, act.hat, r.amends));
    if (e.state != rules::ExpenseState::returned || e.made_by != act.hat.person) return refusal::not_returned;
    ++e.version;
  } else {
    e.id = act.make_id<ExpenseId>();
  }
  e.state = rules::ExpenseState::requested;
  e.centre = r.centre;
  e.category = r.category;
  e.spent_on = r.spent_on;
  e.amount_li = r.amount_li;
  e.purpose = r.purpose;
  e.payee = r.payee;
  e.reference = r.reference;
  e.agreement = r.agreement;
  e.units = r.units;
  e.waybill = r.waybill;
  e.over_reason = r.over_reason;
  e.made_by = act.hat.person;
  e.made_at = act.now;
  return e;
}

}  // namespace

base::Result<ExpenseList> list_expenses(Look& look, AskExpenses const& ask) {
  store::ExpenseFilter f{.organisation = TRY(side_of(look.hat)), .state = ask.state, .centre = ask.centre};
  f.category = ask.category;
  f.budget = ask.budget;
  f.first = ask.first;
  f.last = ask.last;
  f.payee = ask.payee;
  f.after = {std::strtoll(ask.cursor.c_str(), nullptr, 10)};
  f.limit = ask.limit;
  ExpenseList out;
  org::Names names{look.tx, look.region};
  for (auto& e : store::list_expenses(look.tx, look.region, f))
    out.items.push_back(view_of(look.tx, look.region, names, std::move(e)));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().expense.id.value);
  return out;
}

base::Result<platform::http::File> export_expenses(Look& look, ExportExpenses const& ask) {
  AskExpenses const wanted{ask.state, ask.centre, ask.category, {}, ask.first, ask.last, {}, {}};
  std::vector<ExpenseLine> lines;
  TRY(platform::http::each_row(look, wanted, list_expenses, [&](ExpenseView const& v) {
    auto const& e = v.expense;
    lines.push_back({e.spent_on, e.state, v.centre_code, v.centre_name, e.category, e.amount_li, e.over_li,
                     e.purpose, e.payee, e.reference, v.agreement_number, e.waybill, e.over_reason,
                     v.made_by_name, e.made_at, v.checked_by_name, e.paid_on});
  }));
  return platform::http::to_file("支出", lines, chinese_of, ask.format);
}

base::Result<Room> view_room(Look& look, AskRoom const& ask) {
  auto const against = TRY(budget_for(look.tx, look.hat, ask.centre, ask.category, ask.day));
  auto const judged = rules::judge(against.budget, against.use, ask.amount_li);
  Room out{.budget = against.budget, .use = against.use, .verdict = judged.verdict};
  out.left_li = against.budget.planned_li - against.use.total() - ask.amount_li;
  out.over_li = judged.over_li;
  return out;
}

base::Result<ExpenseView> view_expense(Look& look, OneExpense const& ask) {
  auto e = TRY(get_own(look.tx, look.hat, ask.expense));
  org::Names names{look.tx, look.region};
  return view_of(look.tx, look.region, names, std::move(e));
}

base::Result<ExpenseView> enter_expense(Act& act, EnterExpense const& request) {
  auto const side = TRY(side_of(act.hat));
  auto const against = TRY(budget_for(act.tx, act.hat, request.centre, request.category, request.spent_on));
  if (against.centre.closed) return refusal::centre_closed;
  auto e = TRY(drafted(act, side, request));
  TRY(check_agreement(act.tx, act.region, e));
  auto const verdict = rules::judge(against.budget, against.use, e.amount_li).verdict;
  e = TRY(rules::entered(std::move(e), against.budget, against.use, base::service_date_of(act.now)));
  std::optional<Expense> before;
  if (request.amends) {
    before = TRY(store::get_expense(act.tx, act.region, e.id));
    e.approval = TRY(asked_again(act, e));
    TRY(store::save_expense(act.tx, act.region, e));
  } else {
    e.approval = TRY(ask_for_approval(act, matter_of(e), e.made_by, TRY(steps_of(act, e))));
    store::insert_expense(act.tx, act.region, e);
  }
  act.audit("cost.enter_expense", subject_of(e.id), before ? &*before : nullptr, &e);
  act.record(events::kExpenseChanged, subject_of(e.id), {}, e);
  org::Names names{act.tx, act.region};
  auto view = view_of(act.tx, act.region, names, std::move(e));
  view.verdict = base::to_name(verdict);
  return view;
}

base::Result<ExpenseView> pay_expense(Act& act, PayExpense const& request) {
  auto const before = TRY(get_own(act.tx, act.hat, request.expense));
  auto after = TRY(rules::paid(before, request.paid_on, request.reference, act.hat.person,
                               base::service_date_of(act.now)));
  TRY(settlement::post_paid(act, spending_of(act, after, after.paid_on)));
  return store_changed(act, "cost.pay_expense", before, std::move(after));
}

base::Result<ExpenseView> take_back_expense(Act& act, TakeBackExpense const& request) {
  auto const before = TRY(get_own(act.tx, act.hat, request.expense));
  auto after = TRY(rules::taken_back(before, request.note, act.hat.person));
  TRY(settlement::take_back_spending(act, after.organisation, subject_of(after.id)));
  return store_changed(act, "cost.take_back_expense", before, std::move(after));
}

base::Result<Matter> expense_matter(Tx& tx, base::Region region, platform::auth::Hat const* hat,
                                    std::int64_t key) {
  auto const e = TRY(store::get_expense(tx, region, {key}));
  if (hat) TRY(check_own(*hat, e.organisation));
  return matter_of(e);
}

base::Outcome check_expense_word(Act& act, approval::Process const& p, std::int64_t key) {
  if (p.step + 1 < std::ssize(p.steps)) return base::Done{};
  auto const e = TRY(store::get_expense(act.tx, act.region, {key}));
  return rules::check_last_word(e, act.hat, limit_of(act.tx, act.region, e.organisation));
}

base::Outcome rule_expense(Act& act, std::int64_t key, rules::Ruled const& ruled) {
  auto const before = TRY(store::get_expense(act.tx, act.region, {key}));
  auto after = rules::ruled(before, ruled);
  if (ruled.ruling == rules::Ruling::asked) {
    auto const against = TRY(budget_for(act.tx, act.hat, after.centre, after.category, after.spent_on));
    after =
        TRY(rules::entered(std::move(after), against.budget, against.use, base::service_date_of(act.now)));
  }
  if (ruled.ruling == rules::Ruling::approved)
    TRY(settlement::post_owed(act, spending_of(act, after, after.spent_on)));
  TRY(store_changed(act, "cost.rule_expense", before, std::move(after)));
  return base::Done{};
}

void ask_for_unasked_expenses(Act& act) {
  for (auto e : store::list_unasked_expenses(act.tx, act.region)) {
    auto steps = steps_of(act, e);
    if (!steps.ok()) continue;
    message::settle(act.tx, act.region, act.now, subject_of(e.id), {});
    auto const id = ask_for_approval(act, matter_of(e), e.made_by, std::move(steps).value());
    if (!id.ok()) continue;
    e.approval = id.value();
    ++e.version;
    (void)store::save_expense(act.tx, act.region, e);  // read within this transaction
  }
}

}  // namespace cost::service
