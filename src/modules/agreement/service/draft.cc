// Drafts begun, changed and given up.
#include "modules/agreement/service/draft.h"

#include "modules/agreement/service/reach.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/review.h"
#include "modules/agreement/store/version.h"
#include "platform/approval/store.h"

namespace agreement::service {
namespace {

using rules::Agreement;
using rules::Draft;
using rules::Version;
namespace approval = platform::approval;

/// @errors party_unknown
base::Outcome check_parties(Act& act, NewAgreement const& n) {
  if (n.payer == n.payee) return base::refuse(refusal::party_unknown, {}, "/payee");
  for (auto const& [party, pointer] : {std::pair{n.payer, "/payer"}, std::pair{n.payee, "/payee"}})
    if (!org::find_organisation(act.tx, act.region, party))
      return base::refuse(refusal::party_unknown, {}, pointer);
  return base::Done{};
}

Version version_of(Act& act, AgreementId agreement, std::int64_t edition, Draft const& d) {
  Version v;
  v.id = act.make_id<VersionId>();
  v.agreement = agreement;
  v.edition = edition;
  v.reason = d.reason;
  v.from_day = d.from_day;
  v.until_day = d.until_day;
  rules::add_author(v, act.hat.person);
  v.drafted_for = act.hat.organisation;
  v.drafted_at = act.now;
  v.clauses = json_of(d.clauses);
  return v;
}

void store_new(Act& act, char const* what, Version const& v) {
  store::insert_version(act.tx, act.region, v);
  act.audit(what, subject_of(v.id), static_cast<Version const*>(nullptr), &v);
  act.record(events::kVersionChanged, subject_of(v.id), {}, v);
}

/// What is wrong with a draft, told where it stands in the request.
base::Outcome in_draft(base::Outcome const& checked) {
  if (checked.ok()) return checked;
  auto r = checked.refusal();
  if (!r.pointer.empty()) r.pointer = "/draft" + r.pointer;
  return r;
}

/// @errors out_of_reach (a draft of the other party)
base::Result<Held> get_own(Act& act, VersionId id) {
  auto held = TRY(get_to_act(act, id));
  if (held.version.drafted_for != act.hat.organisation) return refusal::out_of_reach;
  return held;
}

/// @errors supplement_early
base::Outcome check_against_base(Act& act, Version const& v, Draft const& d) {
  auto versions = store::list_versions(act.tx, act.region, v.agreement);
  std::erase_if(versions, [&](Version const& x) { return x.edition >= v.edition; });
  if (versions.empty()) return base::Done{};
  return rules::check_supplement(TRY(rules::base_of_supplement(versions)), d);
}

}  // namespace

base::Result<VersionView> create_agreement(Act& act, NewAgreement const& request) {
  TRY(check_parties(act, request));
  Agreement a{act.make_id<AgreementId>(),
              request.number,
              request.title,
              request.payer,
              request.payee,
              act.hat.person,
              act.now};
  TRY(check_acts(act.hat, a));
  if (store::is_number_taken(act.tx, act.region, a.number))
    return base::refuse(refusal::number_taken, {}, "/number");
  TRY(in_draft(rules::check_storable(request.draft)));
  store::insert_agreement(act.tx, act.region, a);
  auto const v = version_of(act, a.id, 1, request.draft);
  store_new(act, "agreement.create_agreement", v);
  return as_it_stands(act, v.id);
}

base::Result<VersionView> save_draft(Act& act, SaveDraft const& request) {
  auto const [agreement, before] = TRY(get_own(act, request.version));
  if (before.state != VersionState::draft) return refusal::not_a_draft;
  if (before.version != request.seen) return refusal::changed_meanwhile;
  TRY(in_draft(rules::check_storable(request.draft)));
  TRY(in_draft(check_against_base(act, before, request.draft)));
  auto after = before;
  after.from_day = request.draft.from_day;
  after.until_day = request.draft.until_day;
  if (!request.draft.reason.empty()) after.reason = request.draft.reason;
  rules::add_author(after, act.hat.person);
  after.drafted_at = act.now;
  after.clauses = json_of(request.draft.clauses);
  ++after.version;
  TRY(store_changed(act, "agreement.save_draft", before, after));
  store::delete_checks(act.tx, act.region, after.id);
  return as_it_stands(act, after.id);
}

base::Result<VersionView> make_supplement(Act& act, MakeSupplement const& request) {
  auto const a = TRY(store::get_agreement(act.tx, act.region, request.agreement));
  TRY(check_acts(act.hat, a));
  auto const versions = store::list_versions(act.tx, act.region, a.id);
  auto const base = TRY(rules::base_of_supplement(versions));
  Draft const draft{request.from_day, request.until_day, request.reason, clauses_of(base)};
  TRY(rules::check_supplement(base, draft));
  auto const v = version_of(act, a.id, versions.back().edition + 1, draft);
  store_new(act, "agreement.make_supplement", v);
  return as_it_stands(act, v.id);
}

base::Result<VersionView> withdraw_version(Act& act, WithdrawVersion const& request) {
  auto const [agreement, before] = TRY(get_own(act, request.version));
  auto const after = TRY(rules::withdrawn(before, request.reason));
  if (before.state == VersionState::in_review)
    TRY(approval::act(
        act.tx, act.region, {before.approval.value},
        {.kind = approval::ActKind::withdraw, .by = act.hat.person, .at = act.now, .note = request.reason}));
  TRY(store_changed(act, "agreement.withdraw_version", before, after));
  settle_for(act.tx, act.region, act.now, after.id, "", act.hat.person);
  return as_it_stands(act, after.id);
}

}  // namespace agreement::service
