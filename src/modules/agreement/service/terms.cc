// The face's calls: stored documents decoded and translated.
#include "modules/agreement/service/terms.h"

#include "modules/agreement/rules/translation.h"
#include "modules/agreement/service/clause_text.h"
#include "modules/agreement/store/version.h"
#include "platform/json/json.h"

namespace agreement {
namespace service {

Clauses clauses_of(rules::Version const& v) {
  Clauses out;
  platform::json::decode(v.clauses.text, out);
  return out;
}

base::Json json_of(Clauses const& c) { return {platform::json::render(c)}; }

Terms terms_of(rules::Agreement const& a, rules::Version const& v) {
  Terms t;
  t.version = v.id;
  t.agreement = a.id;
  t.state = v.state;
  t.number = a.number;
  t.title = a.title;
  t.edition = v.edition;
  t.payer = a.payer;
  t.payee = a.payee;
  t.from_day = v.from_day;
  t.until_day = rules::last_day_of(v);
  t.clauses = clauses_of(v);
  t.tariff = rules::tariff_of(t.clauses);
  t.rounding = rules::rounding_of(t.clauses);
  return t;
}

}  // namespace service

std::string name_of(Clauses const& all, AdjustmentClause const& c) { return service::name_text(all, c); }

std::vector<Terms> list_in_force(Tx& tx, base::Region region, base::ServiceDate from,
                                 base::ServiceDate until) {
  std::vector<Terms> out;
  for (auto const& v : store::list_sealed(tx, region, from, until))
    if (auto const a = store::get_agreement(tx, region, v.agreement); a.ok())
      out.push_back(service::terms_of(a.value(), v));
  return out;
}

std::optional<Terms> find_terms(Tx& tx, base::Region region, VersionId id) {
  auto const v = store::get_version(tx, region, id);
  if (!v.ok()) return {};
  auto const a = store::get_agreement(tx, region, v.value().agreement);
  if (!a.ok()) return {};
  return service::terms_of(a.value(), v.value());
}

}  // namespace agreement
