// Use cases of netting: proposed by one side, agreed by the other, and a paper for both.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/store/netting.h"
#include "platform/http/route.h"

namespace settlement::service {

struct ProposeNetting {
  OrganisationId other;
  base::ServiceDate as_of;
};
DESCRIBE(ProposeNetting, "Proposes to set off what both sides owe each other.",
         FIELD(other, "the other side"), FIELD(as_of, "invoices issued until"))
struct OneNetting {
  rules::NettingId netting;
};
DESCRIBE(OneNetting, "One netting.", FIELD(netting, "which"))
struct AskNettings {
  std::string state, cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskNettings, "Which nettings.", FIELD(state, "proposed, agreed or dropped").longest(20).or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct NettingRow {
  rules::Netting netting;
  std::string one_name, other_name, proposed_by_name, decided_by_name;
};
DESCRIBE(NettingRow, "A netting with names.", FIELD(netting, "it"), FIELD(one_name, "who proposed it"),
         FIELD(other_name, "the other side"), FIELD(proposed_by_name, "who"),
         FIELD(decided_by_name, "who decided"))
struct NettingList {
  std::vector<NettingRow> items;
  std::optional<std::string> next;
};
DESCRIBE(NettingList, "Nettings, newest first.", FIELD(items, "nettings"),
         FIELD(next, "cursor of the next page"))
struct NettingView {
  NettingRow row;
  std::vector<rules::Netted> invoices;
  bool may_agree{}, may_drop{};
  std::vector<store::NotNetted> left_out;
};
DESCRIBE(NettingView, "A netting with its invoices.", FIELD(row, "it"),
         FIELD(invoices, "what is set off of each"), FIELD(may_agree, "the reader's side may agree"),
         FIELD(may_drop, "the reader's side may drop it"),
         FIELD(left_out, "owed by either side and not in it, for it has no invoice yet; while it is proposed"))

/// @errors out_of_reach, not_a_side, day_ahead, netting_proposed, payments_unmatched, netting_not_invoiced,
/// nothing_to_net
base::Result<NettingView> propose_netting(Act&, ProposeNetting const&);
/// It stands in both books at the moment when it is agreed, and the invoices are paid so far.
/// @errors netting_unknown, out_of_reach, netting_overtaken, those of rules::agreed, what the books refuse
base::Result<NettingView> agree_netting(Act&, OneNetting const&);
/// @errors netting_unknown, out_of_reach, those of rules::dropped
base::Result<NettingView> drop_netting(Act&, OneNetting const&);
/// @errors out_of_reach
base::Result<NettingList> list_nettings(Look&, AskNettings const&);
/// @errors netting_unknown, out_of_reach
base::Result<NettingView> view_netting(Look&, OneNetting const&);
/// A4, with both sides' invoices and room for both seals.
base::Result<platform::http::File> print_netting(Look&, OneNetting const&);

}  // namespace settlement::service
