// Events of a day as facts that a tariff can price, for one payer and one payee.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/rating/rate.h"

#include "modules/agreement/agreement.h"
#include "modules/mail/face/scans.h"
#include "modules/settlement/rules/evidence.h"

namespace settlement::rules {

using agreement::AgreementId;

/// A loss that was approved on a day.
struct ApprovedLoss {
  std::int64_t loss{};  ///< its key
  std::string number;
  AgreementId agreement;
  OrganisationId contractor, liable;
  base::Instant decided_at;
  base::Money recharge_li;  ///< above zero
  bool grave{};             ///< no cap of the agreement limits it
};
DESCRIBE(ApprovedLoss, "A loss that was approved.", FIELD(loss, "key"), FIELD(number, "number"),
         FIELD(agreement, "agreement of both"), FIELD(contractor, "whom it is owed to"),
         FIELD(liable, "who owes it"), FIELD(decided_at, "when"), FIELD(recharge_li, "厘"),
         FIELD(grave, "nothing limits it"))

/// A question of one side to the other that got its first answer on a day.
struct Answer {
  agreement::Record record{};
  AgreementId agreement{};  ///< about whose statement it was, 0: about mail
  OrganisationId asked_by, answered_by;
  base::Instant asked_at;
  Evidence evidence;  ///< what was asked, at the time of the answer
};

/// What happened on an operating day.
struct DayEvents {
  base::ServiceDate day;
  std::vector<mail::SignedLine> lines;
  std::vector<mail::ServedItems> sealed, delivered;
  std::vector<mail::CarrierTrip> trips;
  std::vector<mail::DecidedIrregularity> irregularities;
  std::vector<ApprovedLoss> losses;
  std::vector<mail::UnscannedLine> unscanned;
  std::vector<Answer> answers;
};

/// How codes of the trade are numbers to the tariff.
struct Keys {
  std::map<std::string, std::int64_t, std::less<>> lines, products;
  std::map<NodeId, rating::Place> places;
  std::map<mail::TripId, std::int64_t> metres;  ///< length of trips
  base::Seconds late_after{900};                ///< a departure that much later than planned is late
};

struct Sides {
  OrganisationId payer, payee;
  AgreementId agreement{};  ///< under which they settle
};

struct Occurrence {
  Evidence evidence;
  rating::Fact fact;
  std::pair<std::int64_t, std::int64_t>
      ride;  ///< waybill, and the bag or (below 0) item on it; 0 off the road
};
struct Incidence {
  Evidence evidence;
  rating::Incident incident{};
  rating::Promise promise{};      ///< that it is about
  std::vector<Evidence> behind;   ///< of a target: what was not as promised
};
/// A loss of one side that the other one is owed.
struct Compensation {
  Evidence evidence;
  base::Money amount;  ///< from the payer to the payee: below zero when the payee lost it
  bool grave{};
};
struct Facts {
  std::vector<Occurrence> occurrences;
  std::vector<Incidence> incidences;
  std::vector<Compensation> compensations;
};

/// What the payee did of a day, and what both signed. A signed line is a fact of the link 交接; where the
/// payee's vehicle gives off, also one of the link 运输. Trips that never left count as missed when mail was
/// listed on them.
Facts facts_of(DayEvents const&, Sides const&, Keys const&);

/// The routes that the payee served in a month, each with one fact of it.
std::vector<Occurrence> line_months_of(std::vector<DayEvents const*> const&, Sides const&, Keys const&);

}  // namespace settlement::rules
