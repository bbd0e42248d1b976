// Rows of what the platform above asked.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/tracking.h"

namespace tracking::store {

void insert_question(Tx&, base::Region, Question const&);
/// @errors changed_meanwhile
base::Outcome save_question(Tx&, base::Region, Question const&);
/// @errors question_unknown
base::Result<Question> get_question(Tx&, base::Region, QuestionId);
/// In a state, oldest first.
std::vector<Question> list_in_state(Tx&, base::Region, QuestionState);

struct QuestionFilter {
  std::string state;
  QuestionId after;  ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Question> list_questions(Tx&, base::Region, QuestionFilter const&);

}  // namespace tracking::store
