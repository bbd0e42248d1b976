// Versions of one agreement among all.
#include "modules/settlement/service/terms.h"

namespace settlement::service {
namespace {

rules::Terms to_terms(agreement::Terms const& t) {
  rules::Terms out{.version = t.version, .agreement = t.agreement, .number = t.number, .title = t.title};
  out.edition = t.edition;
  out.payer = t.payer;
  out.payee = t.payee;
  out.from_day = t.from_day;
  out.until_day = t.until_day;
  out.tariff = t.tariff;
  out.rounding = t.rounding;
  for (auto const& c : t.clauses.tariff) out.names[c.number] = c.name;
  for (auto const& c : t.clauses.adjustments)
    if (c.promise) out.names[c.number] = agreement::name_of(t.clauses, c);
  out.liability = t.clauses.liability;
  out.cycle = t.clauses.cycle;
  out.windows = t.clauses.windows;
  out.service_levels = t.clauses.service_levels;
  out.kpis = t.clauses.kpis;
  return out;
}

}  // namespace

TermsBook terms_of_agreements() {
  TermsBook out;
  out.list_in_force = [](Tx& tx, base::Region region, rules::Period const& p) {
    std::vector<rules::Terms> all;
    for (auto const& t : agreement::list_in_force(tx, region, p.first, p.last)) all.push_back(to_terms(t));
    return all;
  };
  out.find = [](Tx& tx, base::Region region, rules::VersionId id) -> std::optional<rules::Terms> {
    auto const t = agreement::find_terms(tx, region, id);
    if (!t) return {};
    return to_terms(*t);
  };
  return out;
}

std::vector<rules::Terms> terms_of(TermsBook const& book, Tx& tx, base::Region region,
                                   rules::AgreementId agreement, rules::Period const& period) {
  auto all = book.list_in_force(tx, region, period);
  std::erase_if(all, [agreement](rules::Terms const& t) { return t.agreement != agreement; });
  return all;
}

}  // namespace settlement::service
