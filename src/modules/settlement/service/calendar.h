// The settlement calendar: which period of which agreement is to be drafted, confirmed and paid by when.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/statement.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

struct AskCalendar {};
DESCRIBE_EMPTY(AskCalendar, "The running period and the one before it, of every agreement.")
struct CalendarRow {
  rules::AgreementId agreement;
  std::string number, title;
  rules::VersionId version;
  std::string payer_name, payee_name;
  base::ServiceDate first_day, last_day, draft_by, confirm_by, pay_by;
  StatementId statement;  ///< 0: none yet
  std::string state;      ///< of the statement; "" without one
  base::ServiceDate rated_until;
};
DESCRIBE(CalendarRow, "A period of an agreement.", FIELD(agreement, "agreement"), FIELD(number, "its number"),
         FIELD(title, "its title"), FIELD(version, "version in force at its end"),
         FIELD(payer_name, "who pays"), FIELD(payee_name, "who is paid"), FIELD(first_day, "first day"),
         FIELD(last_day, "cut-off"), FIELD(draft_by, "to be drafted by"),
         FIELD(confirm_by, "to be confirmed by"), FIELD(pay_by, "to be paid by"),
         FIELD(statement, "its statement, 0: none yet"), FIELD(state, "of the statement"),
         FIELD(rated_until, "last day that was rated"))
struct Calendar {
  std::vector<CalendarRow> items;
};
DESCRIBE(Calendar, "Periods of agreements, newest first.", FIELD(items, "periods"))

/// @errors out_of_reach
base::Result<Calendar> view_calendar(Look&, TermsBook const&, AskCalendar const&);

}  // namespace settlement::service
