// Use cases of cash on delivery: taken into the books when it was collected, remitted, confirmed, paid out,
// aged.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/store/cod.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct AskCod {
  std::string state, text;
  base::ServiceDate first, last;
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskCod, "Which cash.",
         FIELD(state, "collected, underway, remitted or paid_out").longest(20).or_default(),
         FIELD(text, "number begins with").longest(40).or_default(),
         FIELD(first, "collected from").or_default(), FIELD(last, "collected until").or_default(),
         FIELD(cursor, "from the page before").longest(40).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct CodRow {
  rules::Cod cod;
  std::string holder_name, contractor_name, collected_by_name, node_name;
};
DESCRIBE(CodRow, "Cash with names.", FIELD(cod, "it"), FIELD(holder_name, "collected by"),
         FIELD(contractor_name, "owes it to the sender"), FIELD(collected_by_name, "who"),
         FIELD(node_name, "where"))
struct CodList {
  std::vector<CodRow> items;
  std::optional<std::string> next;
};
DESCRIBE(CodList, "Cash on delivery, oldest first.", FIELD(items, "cash"),
         FIELD(next, "cursor of the next page"))
struct ExportCod {
  std::string state, text;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportCod, "Which cash, as what.", FIELD(state, "where it is").longest(20).or_default(),
         FIELD(text, "number begins with").longest(40).or_default(),
         FIELD(first, "collected from").or_default(), FIELD(last, "collected until").or_default(),
         FIELD(format, "form").or_default())

struct AskCodAges {};
DESCRIBE_EMPTY(AskCodAges, "Cash that senders do not have yet, by age.")
struct CodAgeing {
  std::string state, holder_name, contractor_name;
  std::vector<base::Money> amounts_li;  ///< by days since it was collected: 0–1, 2–3, 4–7, more
  std::int64_t n_items{};
};
DESCRIBE(CodAgeing, "Cash of two sides by age.", FIELD(state, "where it is"),
         FIELD(holder_name, "collected by"), FIELD(contractor_name, "owes it"),
         FIELD(amounts_li, "days since: 0–1, 2–3, 4–7, more; 厘"), FIELD(n_items, "items"))
struct CodAges {
  std::vector<CodAgeing> items;
};
DESCRIBE(CodAges, "Cash by age.", FIELD(items, "by where it is and whose"))

struct RemitCod {
  rules::RemittanceKind kind{};
  std::vector<rules::CodId> items;
  base::ServiceDate paid_on;
  std::string reference;
};
DESCRIBE(RemitCod, "Records cash that was paid on.", FIELD(kind, "to the contractor, or to senders"),
         FIELD(items, "of which items").shortest(1).longest(2000), FIELD(paid_on, "day"),
         FIELD(reference, "number of the bank").shortest(1).longest(60))
struct DecideRemittance {
  rules::RemittanceId remittance;
  bool received{};
};
DESCRIBE(DecideRemittance, "Confirms or refuses the receipt.", FIELD(remittance, "which"),
         FIELD(received, "or not"))
struct AskRemittances {
  std::string state, cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskRemittances, "Which remittances.",
         FIELD(state, "sent, received or refused").longest(20).or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct RemittanceRow {
  rules::Remittance remittance;
  std::string payer_name, payee_name, made_by_name, decided_by_name;
  bool may_decide{};
};
DESCRIBE(RemittanceRow, "A remittance with names.", FIELD(remittance, "it"), FIELD(payer_name, "who paid"),
         FIELD(payee_name, "whom, \"\": senders"), FIELD(made_by_name, "who recorded it"),
         FIELD(decided_by_name, "who confirmed it"), FIELD(may_decide, "the reader's side confirms it"))
struct RemittanceList {
  std::vector<RemittanceRow> items;
  std::optional<std::string> next;
};
DESCRIBE(RemittanceList, "Remittances, newest first.", FIELD(items, "remittances"),
         FIELD(next, "cursor of the next page"))

/// Cash that was collected with an item stands in the books of who holds it, once. @returns whether it is new
bool take_in_cod(Act&, mail::ItemId);
/// An item was given out.
void follow_delivery(Tx&, base::Region, platform::event::Event const&);
/// The money waits in both books until its receipt is confirmed; what goes to senders is gone at once.
/// @errors out_of_reach, day_ahead, remittance_exists, those of rules::remitted, what the books refuse
base::Result<RemittanceRow> remit_cod(Act&, RemitCod const&);
/// @errors remittance_unknown, those of rules::decided, what the books refuse
base::Result<RemittanceRow> decide_remittance(Act&, DecideRemittance const&);
/// @errors out_of_reach
base::Result<CodList> list_cod(Look&, AskCod const&);
base::Result<platform::http::File> export_cod(Look&, ExportCod const&);
base::Result<CodAges> view_cod_ages(Look&, AskCodAges const&);
base::Result<RemittanceList> list_remittances(Look&, AskRemittances const&);

}  // namespace settlement::service
