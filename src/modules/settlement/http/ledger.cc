// Routes of the books.
#include "modules/settlement/service/ledger.h"

#include "modules/settlement/http/settlement.h"

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
  host.query<OnePosting, PostingView>(
      {Method::get, "/api/settlement/postings/{posting}", kBooks, "A posting with one's own entries."},
      view_posting);
  host.command<CloseBooks, Trial>({Method::post, "/api/settlement/books/close", "settlement.close_books",
                                   "Closes one's books before a day.", Rate::write},
                                  close_books);
}

}  // namespace settlement::http
