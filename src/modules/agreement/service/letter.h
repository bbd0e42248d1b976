// Letters of intent 意向书: generated from conditions and positions, never typed.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/rules/position.h"
#include "modules/agreement/service/prospect_record.h"
#include "platform/http/route.h"

namespace agreement::service {

/// A clause as both sides put it when the letter was made.
struct LetterClause {
  std::string clause, ours, theirs;
  bool agreed{};
};
DESCRIBE(LetterClause, "A clause of a letter.", FIELD(clause, "what it is about"),
         FIELD(ours, "our position"), FIELD(theirs, "their position"), FIELD(agreed, "both say the same"))
struct LetterParty {
  std::string name, usci, contact;
};
DESCRIBE(LetterParty, "A party of a letter.", FIELD(name, "full name"), FIELD(usci, "GB 32100 code"),
         FIELD(contact, "who is talked to"))
/// Everything that a letter says; kept, so that it can be printed again as it was.
struct LetterContent {
  std::string number, project, summary;
  LetterParty ours, theirs;
  std::vector<LetterClause> clauses;
  base::ServiceDate made_on;
};
DESCRIBE(LetterContent, "What a letter of intent says.", FIELD(number, "number"),
         FIELD(project, "name of the talks"), FIELD(summary, "what they are about"), FIELD(ours, "party A"),
         FIELD(theirs, "party B"), FIELD(clauses, "clauses in order"), FIELD(made_on, "day"))

struct OneLetter {
  rules::ProspectId prospect;
  rules::LetterId letter;
};
DESCRIBE(OneLetter, "Which letter.", FIELD(prospect, "of which talks"), FIELD(letter, "letter"))

/// From the positions as they stand. Nothing is asked for: what the letter says was recorded before.
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, conditions_missing, position_missing
base::Result<rules::Letter> make_letter(Act&, OneProspect const&);
/// The letter as it was made, on A4 with room for both seals.
/// @errors prospect_unknown, talks_out_of_reach, letter_unknown
base::Result<platform::http::File> print_letter(Look&, OneLetter const&);

}  // namespace agreement::service
