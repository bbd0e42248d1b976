// Legal review: answers to the checklist, and remarks.
#pragma once
#include "modules/agreement/service/view.h"

namespace agreement::service {

struct AnswerPoint {
  VersionId version;
  std::int64_t seen{};
  rules::LegalPoint point{};
  rules::Answer answer{};
  std::string note;
};
DESCRIBE(AnswerPoint, "Answers a point of the legal checklist.", FIELD(version, "which version"),
         FIELD(seen, "its `version` when it was read: what was read is answered"),
         FIELD(point, "which point"), FIELD(answer, "how it is"),
         FIELD(note, "remark").longest(400).or_default())
struct AddComment {
  VersionId version;
  bool internal{};
  std::string clause, body;
};
DESCRIBE(AddComment, "Remarks on a version.", FIELD(version, "which"),
         FIELD(internal, "for the own organisation only").or_default(),
         FIELD(clause, "pointer to a clause; empty: the whole").longest(80).or_default(),
         FIELD(body, "text").shortest(1).longest(2000))

/// @errors version_unknown, out_of_reach, changed_meanwhile, state_forbids, own_draft, note_missing
base::Result<VersionView> answer_point(Act&, AnswerPoint const&);
/// @errors version_unknown, out_of_reach
base::Result<VersionView> add_comment(Act&, AddComment const&);

}  // namespace agreement::service
