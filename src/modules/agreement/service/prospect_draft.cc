// One transaction: either there is a draft and the talks are won, or neither.
#include "modules/agreement/service/prospect_draft.h"

#include "modules/agreement/rules/prospect_draft.h"
#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/draft.h"
#include "modules/agreement/service/position.h"
#include "modules/agreement/service/position_words.h"
#include "modules/agreement/store/prospect_stage.h"
#include "modules/message/message.h"

namespace agreement::service {
namespace {

using rules::Prospect;

/// @errors prospect_ended, stage_skipped, stage_checklist_open, partner_unknown
base::Outcome check_won(Act& act, Prospect const& p) {
  auto const stages = store::list_stages(act.tx, act.region);
  TRY(rules::check_ready(p, stages, known_of(act.tx, act.region, p.id)));
  if (!p.partner_organisation) return base::refuse(refusal::partner_unknown, p.partner);
  return base::Done{};
}

NewAgreement agreement_of(Prospect const& p, DraftFromProspect const& r, Matrix const& matrix) {
  NewAgreement out;
  out.number = r.number;
  out.title = p.name;
  out.payer = r.we_pay ? p.organisation : p.partner_organisation;
  out.payee = r.we_pay ? p.partner_organisation : p.organisation;
  out.draft.from_day = r.from_day;
  out.draft.until_day = rules::last_day_of(matrix.rows, r.from_day);
  out.draft.clauses = rules::clauses_of(matrix.rows, r.we_pay ? Party::payer : Party::payee, words_of, words_of,
                                        tiers_of);
  return out;
}

}  // namespace

base::Result<Prospect> draft_from_prospect(Act& act, DraftFromProspect const& request) {
  auto const before = TRY(get_prospect(act.tx, act.hat, request.prospect));
  TRY(check_won(act, before));
  auto const matrix = TRY(matrix_of(act.tx, act.region, before.id));
  TRY(rules::check_matrix(matrix.rows));
  auto const made = TRY(create_agreement(act, agreement_of(before, request, matrix)));
  auto p = TRY(rules::ended(before, rules::ProspectState::won, request.number, act.now));
  p.agreement = made.agreement.id;
  TRY(store_changed(act, "agreement.draft_from_prospect", before, p));
  message::settle(act.tx, act.region, act.now, contact_source_of(p.id), act.hat.person);
  return p;
}

}  // namespace agreement::service
