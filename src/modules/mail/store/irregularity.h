// Rows of irregularities and of attempts to deliver.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/delivery.h"
#include "modules/mail/rules/irregularity.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

void insert_irregularity(Tx&, base::Region, rules::Irregularity const&);
/// @errors changed_meanwhile
base::Outcome save_irregularity(Tx&, base::Region, rules::Irregularity const&);
/// @errors irregularity_unknown
base::Result<rules::Irregularity> get_irregularity(Tx&, base::Region, IrregularityId);
struct IrregularityFilter {
  std::string state, kind;
  OrganisationId to_organisation;
  PersonId owner;
  NodeId raised_by_node;
  bool open{};                    ///< not closed yet
  base::Instant overdue_at;       ///< waits for an answer that was due before; 0: any
  bool by_clock{};                ///< the next due first, then those that were answered; else newest first
  IrregularityId after;
  std::int64_t limit{50};
};
std::vector<rules::Irregularity> list_irregularities(Tx&, base::Region, IrregularityFilter const&);
/// Serial of a node and year for the 验单号.
std::int64_t count_irregularities(Tx&, base::Region, NodeId, base::Instant since);

void insert_delivery(Tx&, base::Region, rules::Delivery const&);
std::vector<rules::Delivery> list_deliveries(Tx&, base::Region, ItemId);

}  // namespace mail::store
