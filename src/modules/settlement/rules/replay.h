// The same period under two versions: what each clause and route would have come to.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/bill.h"

namespace settlement::rules {

struct ReplayLine {
  LineKind kind{};
  std::string basis, link, incident, route;
  std::int64_t quantity_now{}, quantity_then{};
  base::Money gross_now_li, gross_then_li;
};
DESCRIBE(ReplayLine, "A line under both versions.", FIELD(kind, "what it is"),
         FIELD(basis, "what is counted"), FIELD(link, "part of the way"),
         FIELD(incident, "what went wrong or well"), FIELD(route, "line"),
         FIELD(quantity_now, "by the version in force"), FIELD(quantity_then, "by the other one"),
         FIELD(gross_now_li, "by the version in force, 厘"), FIELD(gross_then_li, "by the other one, 厘"))

/// By what is counted, part of the way and route; their gross sums are those of both bills.
std::vector<ReplayLine> compare(Bill const& now, Bill const& then);

}  // namespace settlement::rules
