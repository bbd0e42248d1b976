// What things cost, from the events that made the cost: by line, trip, place and item.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "base/units.h"
#include "modules/cost/cost.h"
#include "modules/mail/face/settling.h"
#include "modules/settlement/settlement.h"

namespace cost::rules {

/// Who bears it: billed to the side, billed by it, spent by it beside agreements.
enum class Flow { billed, income, own };
DESCRIBE_ENUM(Flow, "Who bears an amount.", "billed", "income", "own")
enum class Dimension { line, trip, village, item };
DESCRIBE_ENUM(Dimension, "By what costs are looked at.", "line", "trip", "village", "item")

struct MovedKey {
  std::int64_t item{};
  std::string number;
};

/// An event with its amount.
struct CostEvent {
  Flow flow{};
  std::string kind;  ///< what it is: of a part of a statement, "expense", or the kind of a line without parts
  std::int64_t subject{};  ///< its key
  std::string code;
  base::Instant at;
  std::string what;  ///< name of the clause, or what it was spent for
  settlement::StatementId statement;
  base::Money amount_li;
  std::string route;
  mail::NodeId node;
  std::string trip;             ///< number of the waybill, "" off the road
  std::vector<MovedKey> items;  ///< that it moved or served
};

/// Share of an event that a key of a dimension bears; shares sum to the amount. The key "" takes what nothing
/// else does.
struct Share {
  std::string key, name;
  base::Money amount_li;
};
std::vector<Share> shares_of(CostEvent const&, Dimension);

struct CostRow {
  std::string key, name;
  base::Money billed_li, income_li, own_li;
  std::int64_t n_events{}, n_items{};
};
DESCRIBE(CostRow, "What something costs.", FIELD(key, "line, waybill, place or item; \"\": nothing of them"),
         FIELD(name, "for people"), FIELD(billed_li, "billed to the side, 厘"),
         FIELD(income_li, "billed by it, 厘"), FIELD(own_li, "spent beside agreements, 厘"),
         FIELD(n_events, "events"), FIELD(n_items, "different items"))

/// Dearest first; every 厘 of the events stands in exactly one row.
std::vector<CostRow> analyse(std::vector<CostEvent> const&, Dimension);

}  // namespace cost::rules
