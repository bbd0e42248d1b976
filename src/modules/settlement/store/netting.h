// Rows of nettings, and the open invoices between two sides.
#pragma once
#include <vector>

#include "modules/settlement/rules/netting.h"

namespace settlement::store {

using rules::Netted;
using rules::Netting;
using rules::NettingId;

/// What two sides owe each other and no netting takes, for it has no invoice yet.
struct NotNetted {
  std::string kind;  ///< "statement": closed, not invoiced; "loss": approved, in no closed statement
  base::Id<struct NotNettedTag> subject;
  std::string number;
  OrganisationId debtor;
  base::Money amount_li;
};
DESCRIBE(NotNetted, "What is owed and has no invoice yet.",
         FIELD(kind, "statement: closed, not invoiced; loss: approved, in no closed statement"),
         FIELD(subject, "statement or loss"), FIELD(number, "its number"), FIELD(debtor, "who owes it"),
         FIELD(amount_li, "厘"))

void insert_netting(Tx&, base::Region, rules::NettingDraft const&);
/// @errors changed_meanwhile
base::Outcome save_netting(Tx&, base::Region, Netting const&);
/// @errors netting_unknown
base::Result<Netting> get_netting(Tx&, base::Region, NettingId);
std::vector<Netted> list_netted(Tx&, base::Region, NettingId);
/// Newest first. @param party  0: all; @param state  "" for all
std::vector<Netting> list_nettings(Tx&, base::Region, OrganisationId party, std::string const& state,
                                   NettingId after, std::int64_t limit);
/// One that waits for the other side, between two.
bool is_netting_proposed(Tx&, base::Region, OrganisationId one, OrganisationId other);
std::int64_t count_nettings_since(Tx&, base::Region, base::Instant);
/// Either way between two; at most 200.
std::vector<NotNetted> list_not_invoiced(Tx&, base::Region, OrganisationId one, OrganisationId other);
/// The bank's number of a payment between two that no invoice was matched with; "" when there is none.
std::string find_unmatched(Tx&, base::Region, OrganisationId one, OrganisationId other);
/// Not paid, red-letter ones too, issued until a day, either way between two. @cost at most 1,000
std::vector<rules::Invoice> list_open_between(Tx&, base::Region, OrganisationId one, OrganisationId other,
                                              base::ServiceDate as_of);

}  // namespace settlement::store
