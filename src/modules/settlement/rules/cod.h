// Cash on delivery 代收货款: collected with the item, remitted to who owes it to the sender, paid out to the
// sender. Never anybody's income.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/face/cod.h"
#include "modules/settlement/rules/account.h"

namespace settlement::rules {

using platform::auth::NodeId;
using CodId = mail::ItemId;  ///< an item is given out once
using RemittanceId = base::Id<struct RemittanceTag>;

/// `collected`: in the hands of who gave the item out. `underway`: remitted, the receipt not confirmed.
/// `remitted`: with the contractor. `paid_out`: the sender has it.
enum class CodState { collected, underway, remitted, paid_out };
DESCRIBE_ENUM(CodState, "Where the cash of an item is.", "collected", "underway", "remitted", "paid_out")

struct Cod {
  CodId id;
  std::string item_number;
  CodState state{};
  base::Money amount_li;
  base::Instant collected_at;
  base::ServiceDate collected_on;
  NodeId node;
  PersonId collected_by;
  OrganisationId holder;      ///< who collected it
  OrganisationId contractor;  ///< who owes it to the sender
  RemittanceId remittance, payout;
  std::int64_t version{1};
};
DESCRIBE(Cod, "Cash of an item.", FIELD(id, "the item"), FIELD(item_number, "its number"),
         FIELD(state, "where it is"), FIELD(amount_li, "厘"), FIELD(collected_at, "collected"),
         FIELD(collected_on, "operating day"), FIELD(node, "where"), FIELD(collected_by, "by whom"),
         FIELD(holder, "for whom"), FIELD(contractor, "who owes it to the sender"),
         FIELD(remittance, "with which it went, 0: none"),
         FIELD(payout, "with which the sender was paid, 0: not yet"),
         FIELD(version, "grows with every change"))

/// From who collected it to the contractor, or from the contractor to senders.
enum class RemittanceKind { remittance, payout };
DESCRIBE_ENUM(RemittanceKind, "Which way it goes.", "remittance", "payout")
enum class RemittanceState { sent, received, refused };
DESCRIBE_ENUM(RemittanceState, "Life of a remittance.", "sent", "received", "refused")

struct Remittance {
  RemittanceId id;
  std::string number;  ///< 汇缴单号
  RemittanceKind kind{};
  RemittanceState state{};
  OrganisationId payer, payee;  ///< payee 0: senders
  base::Money amount_li;
  std::int64_t n_items{};
  base::ServiceDate paid_on;
  std::string reference;  ///< 银行流水号
  OperationId posting;    ///< pending until the receipt is confirmed
  PersonId made_by;
  base::Instant made_at;
  PersonId decided_by;
  base::Instant decided_at;
  std::int64_t version{1};
};
DESCRIBE(Remittance, "Cash on delivery that was paid on.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(kind, "which way"), FIELD(state, "life"), FIELD(payer, "who paid"),
         FIELD(payee, "whom, 0: senders"), FIELD(amount_li, "厘"), FIELD(n_items, "of how many items"),
         FIELD(paid_on, "day"), FIELD(reference, "number of the bank"), FIELD(posting, "in the books"),
         FIELD(made_by, "who recorded it"), FIELD(made_at, "when"),
         FIELD(decided_by, "who confirmed the receipt"), FIELD(decided_at, "when, 0: not yet"),
         FIELD(version, "grows with every change"))

/// Already with the contractor when it collected the cash itself.
Cod to_cod(mail::CollectedCash const&);

/// Who pays whom with these; all of one holder and contractor, and none on its way already.
/// @errors nothing_to_remit, cod_elsewhere, cod_sides_differ, not_a_side
base::Result<Remittance> remitted(std::vector<Cod> const&, RemittanceKind, OrganisationId payer);
/// The receipt confirmed or refused by the payee. @errors not_a_side, remittance_decided, maker_is_checker
base::Result<Remittance> decided(Remittance, bool received, OrganisationId side, PersonId, base::Instant);
/// Where the cash is after its remittance came to this.
CodState state_after(RemittanceKind, RemittanceState);

/// Days since the cash was collected: 0–1, 2–3, 4–7, more. @source domain.md 2.7: remitted on T+1, paid out
/// on T+7
inline constexpr std::size_t kCodAges = 4;
std::size_t age_of(base::ServiceDate collected_on, base::ServiceDate today);

}  // namespace settlement::rules
