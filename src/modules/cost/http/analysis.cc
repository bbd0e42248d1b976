// Routes of cost analysis and of the benefit page.
#include "modules/cost/service/analysis.h"
#include "modules/cost/http/cost.h"
#include "modules/cost/service/benefit.h"

namespace cost::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_analysis(platform::app::Host& host) {
  constexpr char const* kRead = "cost.read";
  constexpr char const* kExport = "cost.export";
  constexpr char const* kBasis = "cost.basis";
  host.query<AskAnalysis, Analysis>(
      {Method::get, "/api/cost/analysis", kRead, "What lines, trips, places and items cost.", Rate::heavy},
      view_analysis);
  host.query<AskCostEvents, CostEventList>(
      {Method::get, "/api/cost/events", kRead, "Events behind a row.", Rate::heavy}, list_cost_events);
  host.file<ExportAnalysis>(
      {Method::get, "/api/cost/analysis/export", kExport, "Costs as a file.", Rate::heavy}, export_analysis);
  host.query<AskBenefit, BenefitView>(
      {Method::get, "/api/cost/benefit", kRead, "What the cooperation comes to.", Rate::heavy}, view_benefit);
  host.file<ExportBenefit>({Method::get, "/api/cost/benefit/export", kExport,
                            "Everything from which it can be worked out again.", Rate::heavy},
                           export_benefit);
  host.query<AskBases, BasisList>({Method::get, "/api/cost/bases", kRead, "Cost bases, newest first."},
                                  list_bases);
  host.command<ProposeBasis, BasisView>(
      {Method::post, "/api/cost/bases", kBasis, "Proposes a cost basis.", Rate::write}, propose_basis);
}

}  // namespace cost::http
