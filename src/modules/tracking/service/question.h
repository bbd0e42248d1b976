// Use cases of what the platform above asks 平台查岗: it comes in, somebody answers, the answer goes up.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/jtt/platform_report.h"
#include "modules/tracking/tracking.h"
#include "platform/command/act.h"

namespace tracking::service {

using platform::command::Act;
using platform::command::Look;

struct AskQuestions {
  std::string state;
  QuestionId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskQuestions, "Which questions.", FIELD(state, "open, answered or sent").longest(20).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct QuestionView {
  Question question;
  std::string answered_by_name;
};
DESCRIBE(QuestionView, "A question with names.", FIELD(question, "it"), FIELD(answered_by_name, "who answered"))
struct QuestionList {
  std::vector<QuestionView> items;
  std::optional<QuestionId> next;
};
DESCRIBE(QuestionList, "Questions of the platform above, newest first.", FIELD(items, "questions"),
         FIELD(next, "cursor of the next page"))
struct AnswerQuestion {
  QuestionId question;
  std::string answer;
};
DESCRIBE(AnswerQuestion, "Answers the platform above.", FIELD(question, "which"),
         FIELD(answer, "what is said").longest(200))

/// Without a time of its own a question is to be answered within this.
inline constexpr std::int64_t kAnswerWithinMs = 10 * 60'000;

/// Keeps it and tells of it. The same one again, while it is open, is the same.
void take_question(Tx&, base::Region, base::Instant now, jtt::platform::PostQuestion const&);
base::Result<QuestionList> list_questions(Look&, AskQuestions const&);
/// @errors question_unknown, out_of_reach, question_is_answered, answer_missing, changed_meanwhile
base::Result<QuestionView> answer_question(Act&, AnswerQuestion const&);

/// An answer that waits for the link, as its body.
struct WaitingAnswer {
  QuestionId id;
  std::string body;
};
std::vector<WaitingAnswer> list_answers(Tx&, base::Region, jtt::platform::Revision);
/// They went up.
void note_sent(Tx&, base::Region, base::Instant now, std::vector<QuestionId> const&);

}  // namespace tracking::service
