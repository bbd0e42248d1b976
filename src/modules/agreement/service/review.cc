// Answers and remarks stored.
#include "modules/agreement/service/review.h"

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/store/review.h"

namespace agreement::service {

base::Result<VersionView> answer_point(Act& act, AnswerPoint const& request) {
  auto const h = TRY(get_to_act(act, request.version));
  if (h.version.version != request.seen) return refusal::changed_meanwhile;
  rules::LegalCheck const check{h.version.id, request.point,  request.answer,
                                request.note, act.hat.person, act.now};
  TRY(rules::may_answer(h.version, check));
  auto const known = rules::checklist_of(h.version.id, store::list_checks(act.tx, act.region, h.version.id));
  store::put_check(act.tx, act.region, check);
  act.audit("agreement.answer_point", subject_of(h.version.id),
            &known[static_cast<std::size_t>(request.point)], &check);
  if (rules::is_complete(store::list_checks(act.tx, act.region, h.version.id)))
    settle_for(act.tx, act.region, act.now, h.version.id, "check", act.hat.person);
  return as_it_stands(act, h.version.id);
}

base::Result<VersionView> add_comment(Act& act, AddComment const& request) {
  auto const h = TRY(get_to_act(act, request.version));
  rules::Comment const c{act.make_id<rules::CommentId>(),
                         h.version.id,
                         act.hat.organisation,
                         request.internal,
                         request.clause,
                         request.body,
                         act.hat.person,
                         act.now};
  store::insert_comment(act.tx, act.region, c);
  act.audit("agreement.add_comment", subject_of(h.version.id), static_cast<rules::Comment const*>(nullptr),
            &c);
  return as_it_stands(act, h.version.id);
}

}  // namespace agreement::service
