// Obligations as people work with them.
#pragma once
#include <optional>

#include "modules/agreement/rules/obligation.h"
#include "modules/agreement/service/changing.h"

namespace agreement::service {

struct AskObligations {
  AgreementId agreement;
  std::string state;
  bool unfinished{};
  std::int64_t due_within_days{};
  ObligationId cursor;
  std::int64_t limit{50};
};
DESCRIBE(
    AskObligations, "Which obligations.", FIELD(agreement, "of this one").or_default(),
    FIELD(state, "how far it is fulfilled").longest(20).or_default(),
    FIELD(unfinished, "unfulfilled or partly").or_default(),
    FIELD(due_within_days, "due at most so far away; 0: whenever").at_least(0).at_most(3650).or_default(),
    FIELD(cursor, "after this one").or_default(),
    FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ObligationView {
  rules::Obligation obligation;
  std::string agreement_number, bearer_name, owed_to_name, reported_by_name;
  bool overdue{};
};
DESCRIBE(ObligationView, "An obligation with names.", FIELD(obligation, "it"),
         FIELD(agreement_number, "of which agreement"), FIELD(bearer_name, "who"),
         FIELD(owed_to_name, "for whom"), FIELD(reported_by_name, "who says it is done"),
         FIELD(overdue, "its day has passed"))
struct ObligationList {
  std::vector<ObligationView> items;
  std::optional<ObligationId> next;
};
DESCRIBE(ObligationList, "Obligations.", FIELD(items, "obligations"), FIELD(next, "cursor of the next page"))
struct OneObligation {
  ObligationId obligation;
};
DESCRIBE(OneObligation, "One obligation.", FIELD(obligation, "which"))
struct NoteView {
  rules::FulfilmentNote note;
  std::string said_by_name;
};
DESCRIBE(NoteView, "What was said.", FIELD(note, "it"), FIELD(said_by_name, "who"))
struct ObligationDetail {
  ObligationView view;
  std::vector<NoteView> notes;
};
DESCRIBE(ObligationDetail, "An obligation with what was said of it.", FIELD(view, "it"),
         FIELD(notes, "oldest first"))
struct ReportFulfilment {
  ObligationId obligation;
  bool done{};
  std::string note;
};
DESCRIBE(ReportFulfilment, "Tells how far an obligation is.", FIELD(obligation, "which"),
         FIELD(done, "everything, not a part").or_default(),
         FIELD(note, "what was done").shortest(1).longest(1000))
struct AnswerReport {
  ObligationId obligation;
  bool accept{};
  std::string note;
};
DESCRIBE(AnswerReport, "Accepts what was reported, or sends it back.", FIELD(obligation, "which"),
         FIELD(accept, "it is fulfilled"), FIELD(note, "why not, or a remark").longest(1000).or_default())

/// @errors out_of_reach
base::Result<ObligationList> list_obligations(Look&, AskObligations const&);
/// @errors obligation_unknown, out_of_reach
base::Result<ObligationDetail> view_obligation(Look&, OneObligation const&);
/// @errors obligation_unknown, out_of_reach, bearer_only, obligation_closed, note_missing, changed_meanwhile
base::Result<ObligationDetail> report_fulfilment(Act&, ReportFulfilment const&);
/// @errors obligation_unknown, out_of_reach, owed_only, obligation_closed, not_reported, note_missing,
/// changed_meanwhile
base::Result<ObligationDetail> answer_report(Act&, AnswerReport const&);

/// Stores an obligation that the day brings or takes, with its task.
void keep_obligation(Tx&, base::Region, base::Instant now, Held const&, rules::Obligation const&);
/// The agreement is over: what is not fulfilled lapses.
void lapse_obligations(Tx&, base::Region, base::Instant now, AgreementId);

}  // namespace agreement::service
