// Netting 抵销: what two sides owe each other, set off invoice by invoice, the longest due first. A
// red-letter invoice is owed by its payee. Compensation, penalties and differences are lines of statements
// and come in with their invoice; cash on delivery is senders' money and never set off.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/payment.h"

namespace settlement::rules {

using NettingId = base::Id<struct NettingTag>;

/// `proposed`: the other side has not said yes. `agreed`: it stands in both books. `dropped`: taken back, or
/// refused.
enum class NettingState { proposed, agreed, dropped };
DESCRIBE_ENUM(NettingState, "Life of a netting.", "proposed", "agreed", "dropped")

struct Netting {
  NettingId id;
  std::string number;  ///< 抵销单号
  NettingState state{};
  OrganisationId one, other;               ///< `one` proposed it
  base::ServiceDate as_of;                 ///< invoices issued until this day
  base::Money amount_li;                   ///< set off on either side
  base::Money one_owes_li, other_owes_li;  ///< before it
  PersonId proposed_by;
  base::Instant proposed_at;
  PersonId decided_by;
  base::Instant decided_at;
  std::int64_t version{1};
};
DESCRIBE(Netting, "A netting.", FIELD(id, "key"), FIELD(number, "number"), FIELD(state, "life"),
         FIELD(one, "who proposed it"), FIELD(other, "the other side"), FIELD(as_of, "invoices issued until"),
         FIELD(amount_li, "set off on either side, 厘"),
         FIELD(one_owes_li, "owed by who proposed it, before it, 厘"),
         FIELD(other_owes_li, "owed by the other side, before it, 厘"), FIELD(proposed_by, "who proposed it"),
         FIELD(proposed_at, "when"), FIELD(decided_by, "who agreed or dropped it"),
         FIELD(decided_at, "when, 0: not yet"), FIELD(version, "grows with every change"))

/// What of an invoice is set off.
struct Netted {
  NettingId netting;
  InvoiceId invoice;
  std::string invoice_number;
  OrganisationId payer;  ///< who owes it
  base::ServiceDate due_on;
  base::Money amount_li, left_li;  ///< above 0
};
DESCRIBE(Netted, "What of an invoice is set off.", FIELD(netting, "netting"), FIELD(invoice, "invoice"),
         FIELD(invoice_number, "its number"), FIELD(payer, "who owes it"), FIELD(due_on, "due"),
         FIELD(amount_li, "set off, 厘"), FIELD(left_li, "still owed after it, 厘"))

struct NettingDraft {
  Netting netting;
  std::vector<Netted> rows;
};
/// Of open invoices between two sides. @errors nothing_to_net
base::Result<NettingDraft> netted(OrganisationId one, OrganisationId other, std::vector<Invoice> open);
/// The invoice after its part was set off. @errors netting_overtaken
base::Result<Invoice> set_off(Invoice, Netted const&);
/// The other side says yes, somebody else than who proposed it. @errors not_a_side, netting_decided,
/// maker_is_checker
base::Result<Netting> agreed(Netting, OrganisationId side, PersonId, base::Instant);
/// Either side. @errors not_a_side, netting_decided
base::Result<Netting> dropped(Netting, OrganisationId side, PersonId, base::Instant);

}  // namespace settlement::rules
