// How an agreement ends before its last day 提前终止: by notice, or for a breach that was not put right in
// time.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "modules/agreement/rules/version.h"

namespace agreement::rules {

using EndingId = base::Id<struct EndingTag>;

/// 提前通知终止: from the end of the notice period on · 违约催告: names a breach and the days to put it right
/// · 违约终止: after such a warning, when its days are over, from any day on.
enum class EndingKind { ordinary, warning, for_breach };
DESCRIBE_ENUM(EndingKind, "How an agreement is ended early.", "ordinary", "warning", "for_breach")

/// in_review: waits for who approves on the giver's side · dropped: they did not · given: the other side is
/// told · acknowledged: and has said so · withdrawing: the giver asks for consent to take it back · withdrawn
/// · cured: of a warning, the breach is put right · effective: the agreement is over by it, or an ending
/// followed the warning · overtaken: the agreement was over before.
enum class EndingState {
  in_review,
  dropped,
  given,
  acknowledged,
  withdrawing,
  withdrawn,
  cured,
  effective,
  overtaken
};
DESCRIBE_ENUM(EndingState, "Life of a notice.", "in_review", "dropped", "given", "acknowledged",
              "withdrawing", "withdrawn", "cured", "effective", "overtaken")

struct Ending {
  EndingId id;
  AgreementId agreement;
  VersionId agreement_version;  ///< whose exit clause is used
  std::string number;           ///< of the letter, "JY-2026-001-TZ1"
  EndingKind kind{};
  EndingState state{};
  OrganisationId giver, receiver;
  std::string reason;
  base::ServiceDate end_day;  ///< last day in force; of a warning the last day to put the breach right
  EndingId warning;           ///< of an ending for breach
  PersonId requested_by;
  base::Instant requested_at;
  ApprovalId approval;
  PersonId given_by;  ///< who approved last
  base::Instant given_at;
  PersonId acknowledged_by;
  base::Instant acknowledged_at;
  std::string
      word;  ///< the last that was said of it: why it was dropped, is to be withdrawn, stays, or is cured
  PersonId word_by;
  base::Instant word_at;
  base::Json letter;   ///< what the letter says, once given; see service/ending_letter.h
  std::string digest;  ///< SHA-256 of it
  std::int64_t version{1};
};
DESCRIBE(Ending, "A notice that ends an agreement, or warns of it.", FIELD(id, "key"),
         FIELD(agreement, "of which agreement"), FIELD(agreement_version, "whose exit clause is used"),
         FIELD(number, "of the letter"), FIELD(kind, "how"), FIELD(state, "life"),
         FIELD(giver, "who gives it"), FIELD(receiver, "whom it is given to"), FIELD(reason, "why"),
         FIELD(end_day, "last day in force; of a warning the last day to put the breach right"),
         FIELD(warning, "that it follows, 0: none"), FIELD(requested_by, "who asked for it"),
         FIELD(requested_at, "when"), FIELD(approval, "on the giver's side"),
         FIELD(given_by, "who approved last"), FIELD(given_at, "when it was given, 0: not"),
         FIELD(acknowledged_by, "who on the other side"), FIELD(acknowledged_at, "when, 0: not"),
         FIELD(word, "the last that was said of it"), FIELD(word_by, "who"), FIELD(word_at, "when"),
         FIELD(letter, "what the letter says"), FIELD(digest, "SHA-256 of it"),
         FIELD(version, "grows with every change"))

/// It brought the agreement to its end.
inline bool has_ended(Ending const& e) {
  return e.kind != EndingKind::warning && e.state == EndingState::effective;
}

/// The day so many months on; where that month has none, its last. @source 民法典 202
base::ServiceDate add_months(base::ServiceDate, std::int64_t months);
/// The first last day that a notice told on a day can name: that day does not count, the last of the period
/// does, and where the clause says so the month is finished. @source 民法典 201, 202
base::ServiceDate earliest_end(ExitClause const&, base::ServiceDate told_on);
/// The last day to put a breach right. @source as `earliest_end`
base::ServiceDate cured_until(ExitClause const&, base::ServiceDate told_on);

/// It was given, and the agreement still goes on: the other side is to answer.
bool is_open(Ending const&);
/// Given, not taken back, and of a kind that ends.
bool binds(Ending const&);
/// The day that those that bind give the agreement; 0: none does.
base::ServiceDate end_of(std::span<Ending const>);

/// What a notice is measured by.
struct Measured {
  ExitClause clause;
  base::ServiceDate last_day;  ///< of the agreement as things stand
  base::ServiceDate today;
};
/// @param others  notices of the same agreement; an ending for breach names its warning among them
/// @errors note_missing, ending_open, warning_missing, cure_running (names the last day), end_too_early
/// (names the earliest), end_too_late (names the last day), end_within_month (names the last of that month)
base::Outcome check_ending(Ending const&, std::span<Ending const> others, Measured const&);

/// Approved: it is told to the other side. The days run from now on, so they are checked again.
/// @errors ending_forbids, and those of check_ending
base::Result<Ending> given(Ending, std::span<Ending const> others, Measured const&, PersonId by,
                           base::Instant now);
/// Not approved, or taken back before it was. @errors ending_forbids
base::Result<Ending> dropped(Ending, PersonId by, std::string word, base::Instant now);

/// Who says something of a notice that was given.
struct Speaker {
  OrganisationId organisation;
  PersonId person;
};
/// @errors receiver_only, ending_forbids
base::Result<Ending> acknowledged(Ending, Speaker const&, base::Instant now);
/// The giver wants it back. @errors giver_only, ending_forbids, note_missing, ending_over
base::Result<Ending> withdrawal_asked(Ending, Speaker const&, std::string reason, base::Instant now,
                                      base::ServiceDate today);
/// The other side lets it be withdrawn, or insists. @errors receiver_only, ending_forbids, note_missing (when
/// it insists), ending_over
base::Result<Ending> withdrawal_answered(Ending, Speaker const&, bool consents, std::string word,
                                         base::Instant now, base::ServiceDate today);
/// The breach that a warning names is put right, says who gave it. @errors giver_only, ending_forbids,
/// note_missing
base::Result<Ending> cured(Ending, Speaker const&, std::string word, base::Instant now);
/// An ending for breach followed the warning. @errors ending_forbids
base::Result<Ending> followed(Ending);
/// What the end of the agreement makes of a notice. @param last_day  on which it was in force
Ending at_end(Ending, base::ServiceDate last_day);

}  // namespace agreement::rules
