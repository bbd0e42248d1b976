// What settling needs of an agreement version.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/rating/tariff.h"
#include "modules/agreement/agreement.h"
#include "modules/settlement/settlement.h"

namespace settlement::rules {

using agreement::AgreementId;
using agreement::VersionId;

struct Terms {
  VersionId version;
  AgreementId agreement;
  std::string number, title;
  std::int64_t edition{};  ///< 1: the agreement itself; 2, …: supplements
  OrganisationId payer, payee;
  base::ServiceDate from_day, until_day;  ///< both inclusive; until 0: no end
  rating::Tariff tariff;
  rating::Rounding rounding{};
  std::map<std::int64_t, std::string> names;  ///< of tariff clauses, by rule
  agreement::Liability liability;
  agreement::SettlementCycle cycle;
  std::vector<agreement::WindowClause> windows;
  std::vector<agreement::ServiceLevel> service_levels;
  std::vector<agreement::KpiTarget> kpis;

  bool in_force(base::ServiceDate day) const {
    return from_day <= day && (until_day.yyyymmdd == 0 || day <= until_day);
  }
};

}  // namespace settlement::rules
