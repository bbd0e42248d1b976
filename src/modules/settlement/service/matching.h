// Use cases of matchings: what was matched with what, and taking one back.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/service/payment.h"
#include "modules/settlement/store/matching.h"

namespace settlement::service {

struct AskMatchings {
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskMatchings, "Which page.", FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(50).or_default())
struct MatchingPart {
  std::string invoice, payment;
  base::Money amount_li;
};
DESCRIBE(MatchingPart, "A part of a matching.", FIELD(invoice, "number, empty: written off"),
         FIELD(payment, "number of the bank, empty: written off"), FIELD(amount_li, "厘"))
struct MatchingView {
  rules::Matching matching;
  std::string payer_name, payee_name, person_name, taken_back_by_name;
  std::vector<MatchingPart> parts;
  bool may_take_back{};
};
DESCRIBE(MatchingView, "A matching with names.", FIELD(matching, "it"), FIELD(payer_name, "who paid"),
         FIELD(payee_name, "who was paid"), FIELD(person_name, "who matched"),
         FIELD(taken_back_by_name, "who took it back"), FIELD(parts, "what with what"),
         FIELD(may_take_back, "the reader's side may take it back"))
struct MatchingList {
  std::vector<MatchingView> items;
  std::optional<std::string> next;
};
DESCRIBE(MatchingList, "Matchings, newest first.", FIELD(items, "matchings"), FIELD(next, "cursor"))
struct TakeBackMatching {
  rules::MatchingId matching;
  std::string reason;
};
DESCRIBE(TakeBackMatching, "Payments were matched wrongly.", FIELD(matching, "which"),
         FIELD(reason, "why").shortest(1).longest(200))

/// @errors out_of_reach
base::Result<MatchingList> list_matchings(Look&, AskMatchings const&);
/// What was written off with it is reversed in both books. @returns invoices and payments as they are open again
/// @errors matching_unknown, those of rules::taken_back, what the books refuse
base::Result<Matched> take_back_matching(Act&, TakeBackMatching const&);

}  // namespace settlement::service
