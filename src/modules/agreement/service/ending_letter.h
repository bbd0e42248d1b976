// The letter of a notice: what it says is gathered when it is given, and printed as it was.
#pragma once
#include <string>

#include "modules/agreement/service/ending_record.h"

namespace agreement::service {

struct EndingLetter {
  std::string number, agreement_number, agreement_title, giver, giver_usci, receiver, reason, clause,
      warning_number;
  rules::EndingKind kind{};
  base::ServiceDate signed_on, end_day, given_on;
};
DESCRIBE(EndingLetter, "What the letter of a notice says.", FIELD(number, "number"),
         FIELD(agreement_number, "of the agreement"), FIELD(agreement_title, "its title"),
         FIELD(giver, "who"), FIELD(giver_usci, "GB 32100 code"), FIELD(receiver, "to whom"),
         FIELD(reason, "why"), FIELD(clause, "the exit clause in words"),
         FIELD(warning_number, "of the warning before, of a breach"), FIELD(kind, "how"),
         FIELD(signed_on, "both seals are on the version since"),
         FIELD(end_day, "last day in force, or to put the breach right"), FIELD(given_on, "day"))

/// Puts the letter into a notice that is being given. @param v  whose exit clause is used
void write_letter(Act&, rules::Agreement const&, rules::Version const& v, std::string warning_number,
                  rules::Ending&);
/// On A4, with room for the seal and for the receipt of the other side. @param e  was given
std::string print_letter(rules::Ending const& e);

}  // namespace agreement::service
