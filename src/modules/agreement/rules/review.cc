// Which points there are, and who may answer them.
#include "modules/agreement/rules/review.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {

std::vector<LegalCheck> checklist_of(VersionId version, std::vector<LegalCheck> const& answered) {
  std::vector<LegalCheck> out;
  for (int i = 0; i < kLegalPoints; ++i) {
    auto const point = static_cast<LegalPoint>(i);
    auto const found = std::ranges::find(answered, point, &LegalCheck::point);
    if (found != answered.end())
      out.push_back(*found);
    else
      out.push_back({version, point, Answer::open, {}, {}, {}});
  }
  return out;
}

bool is_complete(std::vector<LegalCheck> const& answered) {
  return std::ranges::all_of(checklist_of({}, answered), [](LegalCheck const& c) {
    return c.answer == Answer::met || c.answer == Answer::not_applicable;
  });
}

base::Outcome may_answer(Version const& v, LegalCheck const& c) {
  if (v.state > VersionState::approved) return base::refuse(refusal::state_forbids, base::to_name(v.state));
  if (has_drafted(v, c.checked_by)) return refusal::own_draft;
  auto const needs_note = c.answer == Answer::not_met || c.answer == Answer::not_applicable;
  if (needs_note && c.note.empty()) return base::refuse(refusal::note_missing, {}, "/note");
  return base::Done{};
}

}  // namespace agreement::rules
