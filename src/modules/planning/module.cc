// What planning hangs onto the host.
#include "modules/planning/module.h"

#include "modules/planning/http/planner.h"
#include "modules/planning/jobs/forecast.h"
#include "modules/planning/jobs/forget.h"
#include "modules/planning/jobs/intake.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> planning();
}

namespace planning {
namespace {

constexpr char const* kNeeds[] = {"network", "mail", "org", "message"};

constexpr platform::auth::Permission kPermissions[] = {
    {"planning.read", "查看运输计划", "See day plans"},
    {"planning.plan", "编制与调整运输计划", "Make and change day plans"},
    {"planning.publish", "发布计划、审批派车", "Publish plans and decide on vehicle orders"},
    {"planning.approve", "批准加班、合并、降档", "Approve extra runs, merging and smaller vehicles"},
    {"planning.ask_order", "申请派车", "Ask for vehicles"},
    {"planning.assign", "派车、派驾驶员", "Name vehicles and drivers"},
    {"planning.duty", "查看派车单", "See vehicle orders"},
    {"planning.inspect", "登记出车前例检", "Record daily inspections"},
    {"planning.red_risk", "设置与解除红色风险", "Set and lift red risks"},
    {"planning.settings", "维护计划参数", "Keep what plans are made with"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_plans(host);
  http::install_orders(host);
  http::install_exports(host);
  http::install_gate(host);
  http::install_settings(host);
  http::install_reserves(host);
  host.subscribe({"planning.departure_gate", mail::events::kWaybillChanged, service::follow_waybill});
  host.periodic({"planning.keep_forecasts", jobs::kForecastEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::keep_forecasts(database, region, now);
                 }});
  host.periodic({"planning.take_in_bags", jobs::kIntakeEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::take_in_bags(database, region, now);
                 }});
  host.periodic({"planning.forget_plans", jobs::kForgetEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::forget_plans(database, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"planning", kNeeds, schema::planning, install};

}  // namespace planning
