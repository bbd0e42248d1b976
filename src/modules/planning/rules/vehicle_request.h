// Asking for a vehicle 用车申请, flow A: the postal side says what it needs, the dispatcher answers with a
// vehicle order or refuses.
#pragma once
#include "base/result.h"
#include "modules/planning/planning.h"

namespace planning::rules {

using RequestId = base::Id<struct RequestTag>;

enum class RequestState { asked, ordered, refused, withdrawn };
DESCRIBE_ENUM(RequestState, "Life of a request for a vehicle.", "asked", "ordered", "refused", "withdrawn")

struct VehicleRequest {
  RequestId id;
  std::string number;  ///< 用车申请号
  RequestState state{};
  base::ServiceDate service_date;
  base::ServiceTime departs;  ///< wanted, about
  NodeId origin, destination;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t n_bags{};
  std::string reason;
  PersonId asked_by;
  OrganisationId organisation;  ///< that asks
  base::Instant asked_at;
  OrderId vehicle_order;  ///< that answers it; 0: none
  std::string answer;     ///< why refused or withdrawn
  PersonId answered_by;
  base::Instant answered_at, seen_at;  ///< seen: by who asked
  std::int64_t version{1};
};
DESCRIBE(VehicleRequest, "A request for a vehicle 用车申请.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(service_date, "operating day"),
         FIELD(departs, "wanted departure, about"), FIELD(origin, "from"), FIELD(destination, "to"),
         FIELD(weight_g, "grams"), FIELD(volume_cm3, "cm³"), FIELD(n_bags, "bags"), FIELD(reason, "why"),
         FIELD(asked_by, "who asked"), FIELD(organisation, "organisation that asks"),
         FIELD(asked_at, "asked"), FIELD(vehicle_order, "vehicle order that answers it, 0: none"),
         FIELD(answer, "why refused or withdrawn"), FIELD(answered_by, "who answered"),
         FIELD(answered_at, "answered"), FIELD(seen_at, "when who asked had seen the answer"),
         FIELD(version, "grows with every change"))

/// @errors day_is_over, same_node (from and to are one), nothing_to_carry
base::Outcome check_request(VehicleRequest const&, base::ServiceDate today);
/// Nobody has answered yet. @errors request_state_forbids
base::Outcome may_answer(VehicleRequest const&);

}  // namespace planning::rules
