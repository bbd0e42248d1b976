// Routes of the books.
#include "modules/settlement/service/ledger.h"

#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/voucher.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_ledger(platform::app::Host& host) {
  constexpr char const* kBooks = "settlement.books";
  host.query<AskTrial, Trial>(
      {Method::get, "/api/settlement/trial", kBooks, "The trial balance of one's books at an instant."},
      view_trial);
  host.query<AskHistory, AccountHistory>(
      {Method::get, "/api/settlement/accounts/{account}", kBooks, "Changes of an account, oldest first."},
      view_history);
  host.file<ExportTrial>({Method::get, "/api/settlement/trial/export", kBooks, "The trial balance as a file.",
                          Rate::heavy},
                         export_trial);
  host.file<ExportHistory>({Method::get, "/api/settlement/accounts/{account}/export", kBooks,
                            "Changes of an account as a file.", Rate::heavy},
                           export_history);
  host.query<OnePosting, PostingView>(
      {Method::get, "/api/settlement/postings/{posting}", kBooks, "A posting with one's own entries."},
      view_posting);
  host.command<CloseBooks, Trial>({Method::post, "/api/settlement/books/close", "settlement.close_books",
                                   "Closes one's books before a day.", Rate::write},
                                  close_books);
  host.query<AskLedgerCodes, LedgerCodeList>(
      {Method::get, "/api/settlement/ledger_codes", kBooks, "What accounts are called in one's own chart."},
      list_ledger_codes);
  host.command<SetLedgerCode, rules::LedgerCode>(
      {Method::post, "/api/settlement/ledger_codes", "settlement.close_books",
       "Says what an account is called in one's own chart.", Rate::write},
      set_ledger_code);
  host.file<ExportVouchers>(
      {Method::get, "/api/settlement/vouchers/export", kBooks, "Vouchers as a file.", Rate::heavy},
      export_vouchers);
}

}  // namespace settlement::http
