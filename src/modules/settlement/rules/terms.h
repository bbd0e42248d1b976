// What settling needs of an agreement version.
#pragma once
#include <string>

#include "engine/rating/tariff.h"
#include "modules/settlement/settlement.h"

namespace settlement::rules {

using AgreementId = base::Id<struct SettledAgreementTag>;
using VersionId = base::Id<struct SettledVersionTag>;

struct Terms {
  VersionId version;
  AgreementId agreement;
  std::string number, title;
  std::string edition;  ///< how people call the version
  OrganisationId payer, payee;
  base::ServiceDate from_day, until_day;  ///< both inclusive; until 0: no end
  rating::Tariff tariff;
  rating::Rounding rounding{};
  std::int64_t cut_day{};  ///< last day of a period in its month; 0: the month's last

  bool in_force(base::ServiceDate day) const {
    return from_day <= day && (until_day.yyyymmdd == 0 || day <= until_day);
  }
};

}  // namespace settlement::rules
