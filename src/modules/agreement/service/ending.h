// Ending an agreement by notice: asked for by one person of a side, approved by others of it, told to the
// other side, and taken back only with its consent.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/agreement/rules/ending.h"
#include "modules/agreement/service/approval.h"
#include "platform/http/route.h"

namespace agreement::service {

struct RequestEnding {
  AgreementId agreement;
  rules::EndingKind kind{};
  std::string reason;
  base::ServiceDate end_day;
  rules::EndingId warning;
};
DESCRIBE(RequestEnding, "Asks for a notice.", FIELD(agreement, "which agreement"), FIELD(kind, "how"),
         FIELD(reason, "why; of a warning the breach").longest(400),
         FIELD(end_day, "last day in force; of a warning left out").or_default(),
         FIELD(warning, "that an ending for breach follows").or_default())
struct OneEnding {
  rules::EndingId ending;
};
DESCRIBE(OneEnding, "Which notice.", FIELD(ending, "which"))
struct PerformEndingAct {
  rules::EndingId ending;
  approval::ActKind act{};
  std::string note;
};
DESCRIBE(PerformEndingAct, "Agrees to a notice of one's side, or sends it back.", FIELD(ending, "which"),
         FIELD(act, "agree or send_back"), FIELD(note, "reason").longest(500).or_default())
struct SayOfEnding {
  rules::EndingId ending;
  std::string word;
};
DESCRIBE(SayOfEnding, "Says something of a notice.", FIELD(ending, "which"),
         FIELD(word, "reason").longest(400).or_default())
struct AnswerWithdrawal {
  rules::EndingId ending;
  bool consents{};
  std::string word;
};
DESCRIBE(AnswerWithdrawal, "Consents to the withdrawal of a notice, or insists on it.",
         FIELD(ending, "which"), FIELD(consents, "it may be withdrawn"),
         FIELD(word, "reason").longest(400).or_default())

struct EndingView {
  rules::Ending ending;  ///< without its letter
  std::string giver_name, receiver_name, requested_by_name, given_by_name, acknowledged_by_name, word_by_name;
  std::optional<approval::ApprovalView> approval;  ///< for the giver's side only
};
DESCRIBE(EndingView, "A notice with names.", FIELD(ending, "it; its letter is left out"),
         FIELD(giver_name, "who"), FIELD(receiver_name, "to whom"),
         FIELD(requested_by_name, "who asked for it"), FIELD(given_by_name, "who approved last"),
         FIELD(acknowledged_by_name, "who acknowledged it"), FIELD(word_by_name, "who said the last of it"),
         FIELD(approval, "for the giver's side only"))
/// What a page of endings shows: what a notice given today could name, and the notices that there are.
struct EndingList {
  bool in_force{};
  VersionId version;
  ExitClause clause;
  base::ServiceDate last_day, earliest_end, cured_until;
  std::vector<EndingView> items;
};
DESCRIBE(EndingList, "Notices of an agreement.", FIELD(in_force, "a version is sealed and not over"),
         FIELD(version, "whose exit clause counts"), FIELD(clause, "it"),
         FIELD(last_day, "of the agreement as things stand"),
         FIELD(earliest_end, "the earliest last day of a notice that is given today"),
         FIELD(cured_until, "last day to put a breach right when it is named today"),
         FIELD(items, "notices, newest first; those that were not given for the giver's side only"))

/// @errors agreement_unknown, out_of_reach
base::Result<EndingList> list_endings(Look&, OneAgreement const&);
/// @errors agreement_unknown, out_of_reach, nothing_to_end, nobody_approves, those of rules::check_ending
base::Result<EndingView> request_ending(Act&, RequestEnding const&);
/// Agreed to by the last who is asked, it is given: the other side is told, and the versions end on its day.
/// @errors ending_unknown, out_of_reach, giver_only, nothing_to_end, those of rules::given and
/// rules::dropped, approval.…
base::Result<EndingView> perform_ending_act(Act&, PerformEndingAct const&);
/// Taken back by who asked for it, before it is given. @errors ending_unknown, out_of_reach, giver_only,
/// ending_forbids, note_missing, approval.not_requester
base::Result<EndingView> drop_ending(Act&, SayOfEnding const&);
/// @errors ending_unknown, out_of_reach, those of rules::acknowledged
base::Result<EndingView> acknowledge_ending(Act&, OneEnding const&);
/// @errors ending_unknown, out_of_reach, those of rules::withdrawal_asked
base::Result<EndingView> ask_withdrawal(Act&, SayOfEnding const&);
/// @errors ending_unknown, out_of_reach, those of rules::withdrawal_answered
base::Result<EndingView> answer_withdrawal(Act&, AnswerWithdrawal const&);
/// @errors ending_unknown, out_of_reach, those of rules::cured
base::Result<EndingView> cure_breach(Act&, SayOfEnding const&);
/// The letter as it was given. @errors ending_unknown, out_of_reach, ending_forbids (it was not given)
base::Result<platform::http::File> print_ending(Look&, OneEnding const&);

}  // namespace agreement::service
