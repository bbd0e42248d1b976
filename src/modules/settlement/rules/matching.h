// Matchings 核销: which payments paid which invoices together, and how one of them is taken back.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/payment.h"

namespace settlement::rules {

using MatchingId = base::Id<struct MatchingTag>;

/// What one decision matched; its matches say with what.
struct Matching {
  MatchingId id;
  OrganisationId payer, payee;
  base::Money amount_li;  ///< by payments
  base::Money short_li;   ///< written off; above 0: paid short, below: paid too much
  PersonId person;
  base::Instant at;
  PersonId taken_back_by;  ///< 0: it stands
  base::Instant taken_back_at;
  std::string reason;  ///< why it was taken back
  std::int64_t version{1};
};
DESCRIBE(Matching, "What was matched by one decision.", FIELD(id, "key"), FIELD(payer, "who paid"),
         FIELD(payee, "who was paid"), FIELD(amount_li, "by payments, 厘"),
         FIELD(short_li, "written off; above 0: paid short, 厘"), FIELD(person, "who matched"), FIELD(at, "when"),
         FIELD(taken_back_by, "who took it back, 0: it stands"), FIELD(taken_back_at, "when"),
         FIELD(reason, "why it was taken back"), FIELD(version, "grows with every change"))

/// Invoices and payments are open again by what was matched of them.
/// @param matches  of one matching; @param payments, invoices  all that they name
void unmatch(std::vector<Match> const& matches, std::vector<Payment>& payments, std::vector<Invoice>& invoices);

/// @errors not_a_side, matching_taken_back
base::Result<Matching> taken_back(Matching, OrganisationId side, PersonId, std::string reason, base::Instant now);
/// A payment that was recorded wrongly. @errors not_a_side, payment_matched, payment_taken_back
base::Result<Payment> taken_back(Payment, OrganisationId side, PersonId, std::string reason);

}  // namespace settlement::rules
