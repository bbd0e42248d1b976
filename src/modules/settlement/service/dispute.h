// Use cases of disputes: raised about a line or some of its events, offers to and fro, agreed.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/service/statement.h"

namespace settlement::service {

struct RaiseDispute {
  rules::LineId line;
  std::vector<std::int64_t> parts;
  std::string reason;
  base::Money offer_li;
};
DESCRIBE(RaiseDispute, "Disputes a line, or some of its events, which become a line of their own.",
         FIELD(line, "which"), FIELD(parts, "only these events of it").longest(2000).or_default(),
         FIELD(reason, "why").longest(400), FIELD(offer_li, "what it should come to, whole fen in 厘"))
struct OfferAmount {
  rules::LineId line;
  base::Money offer_li;
  std::string note;
};
DESCRIBE(OfferAmount, "Offers another amount for a disputed line.", FIELD(line, "which"),
         FIELD(offer_li, "whole fen in 厘"), FIELD(note, "why").longest(400).or_default())
struct AcceptOffer {
  rules::LineId line;
};
DESCRIBE(AcceptOffer, "Takes the other side's offer.", FIELD(line, "which"))

/// @errors line_unknown, not_a_side, statement_closed, line_frozen, reason_missing, amount_not_fen
base::Result<StatementView> raise_dispute(Act&, RaiseDispute const&);
/// @errors line_unknown, not_a_side, not_disputed, amount_not_fen
base::Result<StatementView> offer_amount(Act&, OfferAmount const&);
/// The line stands again when the offer is its amount and the statement is open; else what was agreed stands
/// in the next statement. @errors line_unknown, not_a_side, not_disputed, own_offer
base::Result<StatementView> accept_offer(Act&, AcceptOffer const&);

}  // namespace settlement::service
