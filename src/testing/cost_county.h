// A small county whose two sides keep budgets: its mail, an agreement by which the post pays the coaches, and
// who spends and who approves on the coach company's side and at the post.
#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "modules/agreement/module.h"
#include "modules/cost/module.h"
#include "modules/cost/service/approval.h"
#include "modules/cost/service/budget.h"
#include "modules/cost/service/expense.h"
#include "modules/settlement/module.h"
#include "modules/settlement/service/ledger.h"
#include "modules/settlement/service/statement.h"
#include "testing/drafting.h"
#include "testing/mail_staff.h"

namespace cost {

class CostCounty : public mail::MailStaff {
 protected:
  using Terms = settlement::rules::Terms;

  std::span<platform::db::Migration const> migrations_above() override {
    static auto const more = testing_support::joined(
        {agreement::module.migrations(), settlement::module.migrations(), module.migrations()});
    return more;
  }
  void SetUp() override {
    MailStaff::SetUp();
    if (IsSkipped()) return;
    clerk2_ = join({"钱会计", "fin3", post_, "finance", {}});
    checker_ = join({"冯会计", "fin5", post_, "finance", {}});
    chief_ = join({"高局长", "fin4", post_, "leader", {}});
    coach_clerk_ = join({"孙会计", "fin1", coach_, "finance", {}});
    coach_chief_ = join({"马经理", "lead1", coach_, "leader", {}});
    for (auto* hat : {&clerk2_, &checker_, &chief_, &coach_clerk_, &coach_chief_})
      hat->permissions = {"cost.read", "cost.approve"};
    for (auto* hat : {&chief_, &coach_chief_}) hat->permissions.insert("cost.approve_large");
    terms_ = {pricing()};
    book_.list_in_force = [this](Tx&, base::Region, settlement::rules::Period const&) { return terms_; };
    book_.find = [this](Tx&, base::Region, settlement::rules::VersionId) -> std::optional<Terms> {
      return terms_[0];
    };
  }

  /// 0.35 yuan an item carried, 0.50 a bag handed over, both with 9 % inside.
  Terms pricing() {
    Terms t{.version = {1}, .agreement = {7}, .number = "XY-1", .title = "交邮合作协议"};
    t.payer = post_;
    t.payee = coach_;
    t.from_day = {20260101};
    rating::Rule item{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::transport};
    item.tiers = {{0, 350}};
    item.tax = {true, 900};
    rating::Rule bag{.id = {2}, .basis = rating::Basis::bag, .link = rating::Link::handover};
    bag.tiers = {{0, 500}};
    bag.tax = {true, 900};
    t.tariff.rules = {item, bag};
    t.names = {{1, "运输"}, {2, "交接"}};
    return t;
  }
  /// Bags of one item each, from the centre to the township on today's first coach.
  mail::WaybillId carry(int bags) {
    auto const w = waybill().waybill.id;
    std::vector<Line> lines;
    for (int i = 0; i < bags; ++i) {
      auto const b = sealed_bag("F" + std::to_string(7'000'000 + i));
      done(boss_, mail::service::list_bag, {w, b.id, {}, {}});
      lines.push_back(line_of(bag(b.id)));
    }
    hand_over(onto_vehicle(w), lines);
    done(driver_, mail::service::depart, {w, centre_, ""});
    now_ = now_.plus_ms(45 * 60'000);
    hand_over(off_vehicle(w), lines);
    return w;
  }
  settlement::service::StatementView draft_november() {
    set_clock(20261201, 9);
    auto const asked = act<settlement::service::StatementView>(coach_clerk_, [&](auto& a) {
                         return settlement::service::draft_statement(a, book_, {{7}, {20261101}, {20261130}});
                       }).value();
    testing_support::run_draft(*database_, book_, coach_clerk_, now_, asked);
    return ask(settlement::service::view_statement, {asked.statement.id});
  }

  using Books = std::map<std::string, std::int64_t>;
  /// Balances of the post's own accounts by what they are for, in 厘.
  Books books() {
    Books out;
    auto const trial = attempt(clerk2_, settlement::service::view_trial, {}).value();
    for (auto const& l : trial.own) out[base::to_name(l.row.purpose)] += l.row.posted_li.value;
    return out;
  }

  CentreId centre_of(char const* code, char const* route = "") {
    return done(clerk2_, service::save_centre, {{}, code, std::string{"中心"} + code, route, false, 0}).id;
  }
  service::ProposeBudget november(CentreId centre, Category category, std::int64_t yuan,
                                  rules::BudgetMode mode = rules::BudgetMode::stop) {
    return {{}, centre, category, {20261101}, {20261130}, {yuan * 1000}, mode, 90, "年度预算分解"};
  }
  void plan(service::ProposeBudget const& request) {
    agree(chief_, done(clerk2_, service::propose_budget, request).change);
  }
  /// Somebody's act in the approval of a record.
  template <typename Record>
  auto act_in(Hat const& hat, Record const& about, platform::approval::ActKind kind, std::string note = "",
              PersonId person = {}) {
    return attempt(hat, service::perform_act, {{about.approval.value}, kind, person, -1, std::move(note)});
  }
  template <typename Record>
  void agree(Hat const& hat, Record const& about) {
    EXPECT_DONE(act_in(hat, about, platform::approval::ActKind::agree));
  }
  /// How many tasks of a kind somebody has.
  std::int64_t n_tasks(Hat const& hat, std::string const& kind) {
    auto const tasks = tasks_of(hat);
    return std::ranges::count_if(tasks, [&](auto const& t) { return t.task.kind == kind; });
  }
  service::EnterExpense expense(CentreId centre, Category category, std::int64_t yuan) {
    service::EnterExpense e{centre, category, base::service_date_of(now_), {yuan * 1000}, "打印纸", "文具店"};
    return e;
  }

  Hat clerk2_, checker_, chief_, coach_clerk_, coach_chief_;
  settlement::service::TermsBook book_;
  std::vector<Terms> terms_;
};

}  // namespace cost
