// Routes of statements, disputes and replay.
#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/attainment.h"
#include "modules/settlement/service/calendar.h"
#include "modules/settlement/service/closing.h"
#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/drafting.h"
#include "modules/settlement/service/paper.h"
#include "modules/settlement/service/replay.h"
#include "modules/settlement/service/sealing.h"
#include "modules/settlement/service/statement.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_statements(platform::app::Host& host, std::shared_ptr<TermsBook const> const& book) {
  constexpr char const* kRead = "settlement.read";
  constexpr char const* kConfirm = "settlement.confirm";
  host.query<AskCalendar, Calendar>(
      {Method::get, "/api/settlement/calendar", kRead, "Periods to be drafted, confirmed and paid."},
      [book](Look& look, AskCalendar const& r) { return view_calendar(look, *book, r); });
  host.query<AskStatements, StatementList>(
      {Method::get, "/api/settlement/statements", kRead, "Statements, newest period first."},
      list_statements);
  host.file<ExportStatements>({Method::get, "/api/settlement/statements/export", "settlement.export",
                               "Statements as a file.", Rate::heavy},
                              export_statements);
  host.query<OneStatement, StatementView>(
      {Method::get, "/api/settlement/statements/{statement}", kRead, "A statement with its lines."},
      view_statement);
  host.query<AskUnpriced, UnpricedList>({Method::get, "/api/settlement/statements/{statement}/unpriced",
                                         kRead, "Signed events that no clause prices."},
                                        list_unpriced);
  host.query<AskParts, PartList>(
      {Method::get, "/api/settlement/lines/{line}/parts", kRead, "Events behind a line."}, list_parts);
  host.file<OneStatement>({Method::get, "/api/settlement/statements/{statement}/paper", kRead,
                           "The statement on A4, PDF.", Rate::heavy},
                          print_statement);
  host.query<OneStatement, StatementSeals>({Method::get, "/api/settlement/statements/{statement}/seals", kRead,
                                            "The paper of a statement and its seals as they verify now."},
                                           view_seals);
  host.query<AskSealedFile, StatementSeals>(
      {Method::get, "/api/settlement/papers/{digest}", kRead, "What a file is, by its SHA-256."}, verify_file);
  host.file<AskSheet>({Method::get, "/api/settlement/statements/{statement}/sheet", "settlement.export",
                       "Every event behind every line.", Rate::heavy},
                      export_statement);
  host.command<DraftStatement, StatementView>(
      {Method::post, "/api/settlement/statements", "settlement.draft",
       "Rates a period in the background and drafts its statement.", Rate::heavy},
      [book](Act& act, DraftStatement const& r) { return draft_statement(act, *book, r); });
  host.worker(draft_worker(book, [&host] { return host.clock(); }));
  host.command<ConfirmLines, StatementView>({Method::post, "/api/settlement/statements/{statement}/confirm",
                                             kConfirm, "Confirms lines for one's side.", Rate::write},
                                            confirm_lines);
  host.command<OneStatement, StatementView>(
      {Method::post, "/api/settlement/statements/{statement}/seal", "settlement.seal",
       "Seals a statement for one's side.", Rate::write},
      seal_statement);
  host.command<RaiseDispute, StatementView>(
      {Method::post, "/api/settlement/lines/{line}/dispute", kConfirm, "Disputes a line.", Rate::write},
      raise_dispute);
  host.command<OfferAmount, StatementView>({Method::post, "/api/settlement/lines/{line}/offer", kConfirm,
                                            "Offers another amount for a disputed line.", Rate::write},
                                           offer_amount);
  host.command<AcceptOffer, StatementView>({Method::post, "/api/settlement/lines/{line}/accept", kConfirm,
                                            "Takes the other side's offer.", Rate::write},
                                           accept_offer);
  host.query<AskReplay, Replay>({Method::get, "/api/settlement/replay", "settlement.replay",
                                 "A period under a version, beside the one in force.", Rate::heavy},
                                [book](Look& look, AskReplay const& r) { return replay(look, *book, r); });
  host.query<AskAttainment, AttainmentView>(
      {Method::get, "/api/settlement/agreements/{agreement}/attainment", kRead,
       "How windows, service levels and KPI targets stand in a period.", Rate::heavy},
      [book](Look& look, AskAttainment const& r) { return view_attainment(look, *book, r); });
}

}  // namespace settlement::http
