// An agreement from its draft to both seals.
#include "app/demo/agreement.h"

#include <fmt/format.h>

#include <initializer_list>
#include <vector>

#include "app/demo/body.h"
#include "modules/org/module.h"
#include "platform/auth/account.h"

namespace app::demo {
namespace {

using platform::auth::OrganisationId;
using platform::auth::PersonId;

struct Head {
  Key id;
  std::int64_t version{};
  std::string digest;
};
DESCRIBE(Head, "A version.", FIELD(id, "key"), FIELD(version, "grows"), FIELD(digest, "of its paper"))
struct Heads {
  Head version;
};
DESCRIBE(Heads, "A version with names.", FIELD(version, "it"))
struct Drafted {
  Heads head;
};
DESCRIBE(Drafted, "A version whole.", FIELD(head, "it"))
struct Steps {
  base::Json steps;
};
DESCRIBE(Steps, "Whom an approval asks.", FIELD(steps, "steps"))

/// Prices within what the trade pays. @source domain.md 5.1; regulation 2.2.2b
constexpr char kClauses[] = R"({
 "tariff":[
  {"number":1,"name":"总包运输","basis":"bag","link":"transport",
   "tiers":[{"above":0,"price":3500},{"above":2000,"price":3000}],"tier_mode":"marginal","tax_rate":900},
  {"number":2,"name":"线路带邮包月","basis":"line_month","link":"transport",
   "tiers":[{"above":0,"price":1200000}],"by_days":true,"tax_rate":900},
  {"number":3,"name":"乡镇站交接","basis":"bag","link":"handover","place":"station","tiers":[{"above":0,"price":500}],
   "tax_rate":600},
  {"number":4,"name":"村级站点代投","basis":"item","link":"delivery","place":"village","tiers":[{"above":0,"price":600}],
   "guarantee_li":2000000,"by_days":true,"tax_rate":600}],
 "adjustments":[
  {"number":11,"incident":"late_trip","each_li":-20000,"tax_rate":900},
  {"number":12,"incident":"missed_trip","each_li":-50000,"tax_rate":900},
  {"number":13,"incident":"broken_seal","each_li":-100000,"in_invoice":false,"tax_rate":0},
  {"number":14,"incident":"target_met","each_li":500000,"promise":"kpi","promise_number":1,"tax_rate":900},
  {"number":15,"incident":"target_met","each_li":500000,"promise":"kpi","promise_number":2,"tax_rate":900},
  {"number":16,"incident":"target_met","each_li":300000,"promise":"service_level","promise_number":2,"tax_rate":900}],
 "penalty_cap":1000,
 "windows":[
  {"number":1,"link":"transport","way":"down","place":"station","from":21600,"until":50400},
  {"number":2,"link":"transport","way":"down","place":"village","from":21600,"until":64800}],
 "service_levels":[
  {"number":1,"measure":"scanned","target":9950,"note":"每次交接逐袋扫描"},
  {"number":2,"measure":"answer_minutes","target":120,"record":"irregularities","note":"验单两小时内答复"}],
 "kpis":[
  {"number":1,"measure":"on_time_trips","target":9800,"weight":4000},
  {"number":2,"measure":"scanned","target":9950,"weight":3000},
  {"number":3,"measure":"delivered_in_window","target":9500,"weight":3000}],
 "liability":{"times_postage":3,"cap_per_item_li":1000000,"cap_per_month_li":50000000},
 "cycle":{"cutoff_day":0,"draft_by_days":5,"confirm_by_days":20,"pay_by_days":30},
 "texts":[
  {"number":1,"heading":"权利与义务","body":"乙方按日计划配备带邮班次，驾驶员凭电子路单当面交接。\n甲方按时交付封装完好的总包，并提供站点作业设备。"},
  {"number":2,"heading":"争议解决","body":"双方协商解决；协商不成的，提交协议签订地人民法院。"}],
 "duties":[
  {"number":1,"title":"乡镇站交接区安装监控并接入平台","bearer":"payee","due_day":"{0}-12-31"},
  {"number":2,"title":"向村级站点配发扫描终端","bearer":"payer","due_day":"{0}-12-31"}]})";

constexpr char const* kLegalPoints[] = {"standing",      "authority",     "lawful_scope",
                                        "price_and_tax", "liability",     "safety",
                                        "personal_data", "term_and_exit", "disputes"};

class Contract {
 public:
  explicit Contract(Backstage& stage)
      : stage_{stage},
        post_{find(org::OrganisationKind::post)},
        company_{find(org::OrganisationKind::transport)},
        year_{base::service_date_of(stage.now()).yyyymmdd / 10'000} {}

  void conclude() {
    draft();
    review();
    approve();
    as("market", company_);
    read(stage_.post(path("send_to_sign"), Body{}.set("first", company_).text()));
    for (auto const& [login, side] : {std::pair{"leader", company_}, std::pair{"postleader", post_}}) {
      as(login, side);
      read(stage_.post(path("seals"), Body{}.set("digest", version_.digest).text()));
    }
  }

 private:
  OrganisationId find(org::OrganisationKind kind) {
    return org::find_organisation(stage_.tx(), stage_.hat().region, kind).value().id;
  }
  void as(char const* login, OrganisationId side) {
    auto hat = stage_.hat();
    hat.person = platform::auth::find_account(stage_.tx(), hat.region, login).value().person;
    hat.organisation = side;
    stage_.act_as(hat);
  }
  std::string path(char const* what) const {
    return "/api/agreement/versions/" + std::to_string(version_.id.value) + '/' + what;
  }
  void read(std::string const& answer) { version_ = read_answer<Drafted>(answer).head.version; }

  void draft() {
    as("market", company_);
    std::string clauses = kClauses;
    for (std::size_t at; (at = clauses.find("{0}")) != std::string::npos;)
      clauses.replace(at, 3, std::to_string(year_));
    auto const content = Body{}
                             .set("from_day", base::ServiceDate{year_ * 10'000 + 101})
                             .set("until_day", base::ServiceDate{(year_ + 1) * 10'000 + 1231})
                             .raw("clauses", clauses);
    read(stage_.post("/api/agreement/agreements", Body{}
                                                      .set("number", fmt::format("YX-JYHZ-{}-001", year_))
                                                      .set("title", "交邮合作运输与末端服务协议")
                                                      .set("payer", post_)
                                                      .set("payee", company_)
                                                      .raw("draft", content.text())
                                                      .text()));
  }

  void review() {
    as("legal", company_);
    for (auto const* point : kLegalPoints)
      stage_.post(path("checks"),
                  Body{}.set("seen", version_.version).set("point", point).set("answer", "met").text());
  }

  void approve() {
    as("market", company_);
    auto const steps = read_answer<Steps>(stage_.get(path("proposed_steps"))).steps;
    read(stage_.post(path("submit"), Body{}.raw("steps", steps.text).text()));
    for (auto const& [login, side] :
         {std::pair{"legal", company_}, std::pair{"postlegal", post_}, std::pair{"finance", company_},
          std::pair{"postfinance", post_}, std::pair{"leader", company_}, std::pair{"postleader", post_}}) {
      as(login, side);
      stage_.post(path("acts"), Body{}.set("act", "agree").text());
    }
  }

  Backstage& stage_;
  OrganisationId post_, company_;
  int year_;
  Head version_;
};

}  // namespace

void make_agreement(Backstage& stage) {
  auto const before = stage.hat();
  Contract{stage}.conclude();
  stage.act_as(before);
}

}  // namespace app::demo
