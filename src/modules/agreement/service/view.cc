// Agreements and versions put together for a reader.
#include "modules/agreement/service/view.h"

#include "modules/agreement/service/reach.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/review.h"
#include "modules/agreement/store/version.h"
#include "modules/org/face/names.h"

namespace agreement::service {
namespace {

VersionHead head_of(org::Names& names, rules::Version v) {
  VersionHead out;
  out.last_day = rules::last_day_of(v);
  out.drafted_by_name = names.of(v.drafted_by);
  out.drafted_for_name = names.of(v.drafted_for);
  v.clauses = {};
  out.version = std::move(v);
  return out;
}

AgreementView view_of(Tx& tx, base::Region region, org::Names& names, rules::Agreement a) {
  AgreementView out;
  out.payer_name = names.of(a.payer);
  out.payee_name = names.of(a.payee);
  for (auto& v : store::list_versions(tx, region, a.id)) out.versions.push_back(head_of(names, std::move(v)));
  out.agreement = std::move(a);
  return out;
}

void add_review(Tx& tx, base::Region region, org::Names& names, OrganisationId reader, VersionView& out) {
  auto const id = out.head.version.id;
  auto const answered = store::list_checks(tx, region, id);
  out.checklist_complete = rules::is_complete(answered);
  for (auto& c : rules::checklist_of(id, answered)) out.checklist.push_back({c, names.of(c.checked_by)});
  for (auto& c : store::list_comments(tx, region, id, reader)) {
    auto const by = names.of(c.made_by), of = names.of(c.organisation);
    out.comments.push_back({std::move(c), by, of});
  }
}

VersionView whole(Tx& tx, base::Region region, OrganisationId reader, Held h) {
  org::Names names{tx, region, org::NameForm::full};
  VersionView out;
  out.payer_name = names.of(h.agreement.payer);
  out.payee_name = names.of(h.agreement.payee);
  out.clauses = clauses_of(h.version);
  out.agreement = std::move(h.agreement);
  out.head = head_of(names, std::move(h.version));
  add_review(tx, region, names, reader, out);
  return out;
}

}  // namespace

base::Result<AgreementList> list_agreements(Look& look, AskAgreements const& ask) {
  auto const seen = TRY(party_seen(look.hat));
  if (seen && ask.party && ask.party != seen) return refusal::out_of_reach;
  store::AgreementFilter f;
  f.party = seen ? seen : ask.party;
  f.state = ask.state;
  f.text = ask.text;
  if (ask.ends_within_days)
    f.ends_before = base::add_days(base::service_date_of(look.now), ask.ends_within_days + 1);
  f.after = ask.cursor;
  f.limit = ask.limit;
  AgreementList out;
  org::Names names{look.tx, look.region, org::NameForm::full};
  for (auto& a : store::list_agreements(look.tx, look.region, f))
    out.items.push_back(view_of(look.tx, look.region, names, std::move(a)));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().agreement.id;
  return out;
}

base::Result<AgreementView> view_agreement(Look& look, OneAgreement const& ask) {
  auto a = TRY(store::get_agreement(look.tx, look.region, ask.agreement));
  TRY(check_seen(look.hat, a));
  org::Names names{look.tx, look.region, org::NameForm::full};
  return view_of(look.tx, look.region, names, std::move(a));
}

base::Result<VersionView> view_version(Look& look, OneVersion const& ask) {
  return whole(look.tx, look.region, look.hat.organisation, TRY(get_to_see(look, ask.version)));
}

base::Result<VersionView> as_it_stands(Act& act, VersionId id) {
  return whole(act.tx, act.region, act.hat.organisation, TRY(get_to_act(act, id)));
}

base::Result<Redline> view_redline(Look& look, AskRedline const& ask) {
  auto const after = TRY(get_to_see(look, ask.version)), before = TRY(get_to_see(look, ask.against));
  return Redline{before.version.from_day, after.version.from_day, before.version.until_day,
                 after.version.until_day,
                 rules::compare(clauses_of(before.version), clauses_of(after.version))};
}

}  // namespace agreement::service
