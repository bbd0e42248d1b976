// Use cases of handing one's books to a bookkeeping program: the chart's codes, and vouchers as a file.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/voucher.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct AskLedgerCodes {
  OrganisationId party;
};
DESCRIBE(AskLedgerCodes, "In whose chart.", FIELD(party, "organisation, 0: one's own").or_default())
struct LedgerCodeList {
  std::vector<rules::LedgerCode> items;
};
DESCRIBE(LedgerCodeList, "A code for each kind of account.", FIELD(items, "codes"))

struct SetLedgerCode {
  OrganisationId party;
  rules::Purpose purpose{};
  std::string code, name;
  std::int64_t seen{};
};
DESCRIBE(SetLedgerCode, "Says what an account is called in one's own chart.",
         FIELD(party, "organisation, 0: one's own").or_default(), FIELD(purpose, "which accounts"),
         FIELD(code, "code").shortest(1).longest(30), FIELD(name, "name").shortest(1).longest(60),
         FIELD(seen, "version that was seen, 0: as installed"))

struct ExportVouchers {
  OrganisationId party;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportVouchers, "Vouchers of which days of one month, as what.",
         FIELD(party, "organisation, 0: one's own").or_default(), FIELD(first, "first day"),
         FIELD(last, "last day"), FIELD(format, "form").or_default())

/// @errors out_of_reach
base::Result<LedgerCodeList> list_ledger_codes(Look&, AskLedgerCodes const&);
/// @errors out_of_reach, changed_meanwhile
base::Result<rules::LedgerCode> set_ledger_code(Act&, SetLedgerCode const&);
/// A row for each debit or credit that moved a balance, numbered by month; the numbers stand once the month is closed.
/// Debits and credits of a voucher are equal. @errors out_of_reach, month_crossed, period_malformed, vouchers_too_many
base::Result<platform::http::File> export_vouchers(Look&, ExportVouchers const&);

}  // namespace settlement::service
