// Texts are GBK on the wire and UTF-8 here.
#include "modules/tracking/service/question.h"

#include <algorithm>

#include "modules/org/face/names.h"
#include "modules/tracking/rules/reach.h"
#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/store/question.h"
#include "platform/documents/encoding.h"
#include "platform/event/event.h"

namespace tracking::service {
namespace {

using jtt::platform::PostQuestion;
using platform::documents::to_gb18030;

std::string subject_of(Question const& q) { return "tracking/question/" + std::to_string(q.id.value); }

void tell(Tx& tx, base::Region region, base::Instant now, Question const& q) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kQuestionChanged;
  e.subject = subject_of(q);
  e.at = e.happened_at = now;
  e.data = {platform::json::render(q)};
  platform::event::append(tx, region, e);
}

std::string to_utf8(std::string_view gbk) {
  return platform::documents::to_utf8(gbk, platform::documents::Encoding::gb18030);
}

PostQuestion wire_of(Question const& q) {
  PostQuestion out;
  out.object_type = static_cast<std::uint8_t>(q.object_type);
  out.object = to_gb18030(q.object);
  out.number = static_cast<std::uint32_t>(q.number);
  out.serial = static_cast<std::uint32_t>(q.serial);
  return out;
}

}  // namespace

void take_question(Tx& tx, base::Region region, base::Instant now, PostQuestion const& wire) {
  Question q;
  q.object_type = wire.object_type;
  q.object = to_utf8(wire.object);
  q.number = wire.number;
  q.serial = wire.serial;
  q.text = to_utf8(wire.text);
  for (auto const& known : store::list_in_state(tx, region, QuestionState::open))
    if (known.number == q.number && known.object == q.object && known.text == q.text) return;
  q.id = {base::ids_of_thread().next(now.ms)};
  q.asked_at = now;
  q.due_at = now.plus_ms(wire.answer_s ? wire.answer_s * 1000 : kAnswerWithinMs);
  store::insert_question(tx, region, q);
  tell(tx, region, now, q);
}

base::Result<QuestionList> list_questions(Look& look, AskQuestions const& ask) {
  QuestionList out;
  if (rules::scope_of(look.hat).none) return out;
  org::Names names{look.tx, look.region};
  for (auto& q : store::list_questions(look.tx, look.region, {ask.state, ask.cursor, ask.limit})) {
    auto const name = names.of(q.answered_by);
    out.items.push_back({std::move(q), name});
  }
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().question.id;
  return out;
}

base::Result<QuestionView> answer_question(Act& act, AnswerQuestion const& request) {
  auto const before = TRY(store::get_question(act.tx, act.region, request.question));
  if (rules::scope_of(act.hat).none) return refusal::out_of_reach;
  if (before.state != QuestionState::open) return refusal::question_is_answered;
  if (request.answer.empty()) return base::refuse(refusal::answer_missing, {}, "/answer");
  auto after = before;
  after.state = QuestionState::answered;
  after.answer = request.answer;
  after.answered_by = act.hat.person;
  after.answered_at = act.now;
  ++after.version;
  TRY(store::save_question(act.tx, act.region, after));
  act.audit("tracking.answer_question", subject_of(after), &before, &after);
  act.record(events::kQuestionChanged, subject_of(after), {}, after);
  org::Names names{act.tx, act.region};
  auto const name = names.of(after.answered_by);
  return QuestionView{std::move(after), name};
}

std::vector<WaitingAnswer> list_answers(Tx& tx, base::Region region, jtt::platform::Revision revision) {
  std::vector<WaitingAnswer> out;
  org::Names names{tx, region};
  for (auto const& q : store::list_in_state(tx, region, QuestionState::answered))
    out.push_back({q.id, jtt::platform::write_post_answer(wire_of(q), to_gb18030(q.answer),
                                                          to_gb18030(names.of(q.answered_by)), "", revision)});
  return out;
}

void note_sent(Tx& tx, base::Region region, base::Instant now, std::vector<QuestionId> const& ids) {
  for (auto const id : ids) {
    auto found = store::get_question(tx, region, id);
    if (!found || found.value().state != QuestionState::answered) continue;
    auto q = found.value();
    q.state = QuestionState::sent;
    q.sent_at = now;
    ++q.version;
    if (store::save_question(tx, region, q).ok()) tell(tx, region, now, q);
  }
}

}  // namespace tracking::service
