// In the names of the post's finance and leader, and of the coach company's finance.
#include "app/demo/costs.h"

#include "app/demo/body.h"
#include "modules/org/module.h"
#include "platform/auth/account.h"

namespace app::demo {
namespace {

using platform::auth::OrganisationId;

struct Asked {
  Key approval;
};
DESCRIBE(Asked, "What was asked for.", FIELD(approval, "its approval"))
struct MadeChange {
  Asked change;
};
DESCRIBE(MadeChange, "A change of a budget.", FIELD(change, "it"))
struct MadeExpense {
  Asked expense;
};
DESCRIBE(MadeExpense, "An expense.", FIELD(expense, "it"))
struct MadeBasis {
  Asked basis;
};
DESCRIBE(MadeBasis, "A cost basis.", FIELD(basis, "it"))

std::string number(Key key) { return std::to_string(key.value); }

class Keeper {
 public:
  explicit Keeper(Backstage& stage)
      : stage_{stage},
        post_{find(org::OrganisationKind::post)},
        company_{find(org::OrganisationKind::transport)},
        today_{base::service_date_of(stage.now())},
        first_{first_of(today_)} {}

  void keep(base::ServiceDate until) {
    as("postfinance", post_);
    auto const lines = centre("L00", "全部带邮线路", "*");
    auto const office = centre("D01", "综合管理部", "");
    for (auto month = first_; month <= until; month = first_of(base::add_days(month, 31))) {
      plan(month, lines, "transport", 60'000'000, "warn");
      plan(month, lines, "handling", 8'000'000, "warn");
      plan(month, lines, "delivery", 25'000'000, "warn");
      plan(month, office, "office", 12'000'000, "stop");
      plan(month, office, "marketing", 6'000'000, "stop");
    }
    spend(office, "office", 1'286'500, "站点作业耗材", "云岫文具店", true);
    spend(office, "marketing", 2'340'000, "村村通邮宣传页", "县印刷厂", true);
    spend(office, "office", 8'000'000, "站点标识牌", "县广告公司", false);
    agree_on_basis();
  }

 private:
  static base::ServiceDate first_of(base::ServiceDate day) { return {day.yyyymmdd / 100 * 100 + 1}; }
  OrganisationId find(org::OrganisationKind kind) {
    return org::find_organisation(stage_.tx(), stage_.hat().region, kind).value().id;
  }
  void as(char const* login, OrganisationId side) {
    auto hat = stage_.hat();
    hat.person = platform::auth::find_account(stage_.tx(), hat.region, login).value().person;
    hat.organisation = side;
    stage_.act_as(hat);
  }
  void agree(char const* login, OrganisationId side, Asked const& asked) {
    as(login, side);
    stage_.post("/api/cost/approvals/" + number(asked.approval) + "/acts", Body{}.set("act", "agree").text());
  }
  Key centre(char const* code, char const* name, char const* route) {
    auto const body = Body{}.set("code", code).set("name", name).set("route", route);
    return read_answer<Made>(stage_.post("/api/cost/centres", body.text())).id;
  }
  void plan(base::ServiceDate month, Key centre, char const* category, std::int64_t li, char const* mode) {
    as("postfinance", post_);
    auto const next = first_of(base::add_days(month, 31));
    auto const asked = stage_.post("/api/cost/budgets", Body{}
                                                            .set("centre", centre)
                                                            .set("category", category)
                                                            .set("first_day", month)
                                                            .set("last_day", base::add_days(next, -1))
                                                            .set("planned_li", li)
                                                            .set("mode", mode)
                                                            .set("reason", "年度预算按月分解")
                                                            .text());
    agree("postleader", post_, read_answer<MadeChange>(asked).change);
  }
  void spend(Key centre, char const* category, std::int64_t li, char const* purpose, char const* payee,
             bool approve) {
    as("postfinance", post_);
    auto const entered = stage_.post("/api/cost/expenses", Body{}
                                                               .set("centre", centre)
                                                               .set("category", category)
                                                               .set("spent_on", std::max(first_, today_))
                                                               .set("amount_li", li)
                                                               .set("purpose", purpose)
                                                               .set("payee", payee)
                                                               .text());
    if (!approve) return;
    agree("postleader", post_, read_answer<MadeExpense>(entered).expense);
  }
  /// What the trade pays for vans, coaches and points. @source domain.md 5.1
  void agree_on_basis() {
    as("postfinance", post_);
    auto const proposed = stage_.post("/api/cost/bases", Body{}
                                                             .set("from_day", base::add_days(first_, -31))
                                                             .set("van_km_li", 1800)
                                                             .set("van_run_li", 90'000)
                                                             .set("van_bags", 60)
                                                             .set("own_delivery_li", 1500)
                                                             .set("coach_km_li", 3200)
                                                             .set("stop_run_li", 6000)
                                                             .set("bag_li", 500)
                                                             .set("point_item_li", 600)
                                                             .text());
    auto const basis = read_answer<MadeBasis>(proposed).basis;
    agree("finance", company_, basis);
    agree("postleader", post_, basis);
    agree("leader", company_, basis);
  }

  Backstage& stage_;
  OrganisationId post_, company_;
  base::ServiceDate today_, first_;
};

}  // namespace

void keep_budgets(Backstage& stage, base::ServiceDate until) {
  auto const before = stage.hat();
  Keeper{stage}.keep(until);
  stage.act_as(before);
}

}  // namespace app::demo
