// Faults that can be planted, to see that each is found.
#pragma once
#include "base/describe.h"

namespace mail::simulation {

enum class Bug {
  none,
  no_idempotency,        ///< a command sent again runs again
  torn_transaction,      ///< a crash keeps a part of what was written
  no_version_check,      ///< what was decided on old rows is stored
  state_for_version,     ///< old rows pass when state and place are as they were: gone and come back (ABA)
  answer_before_commit,  ///< acknowledged, not yet stored
  refusal_forgotten,     ///< a refused command is tried anew when it comes again
  seal_without_checks,   ///< an item without its three records is bagged and sealed
  departure_with_difference,  ///< the vehicle leaves with an open handover
  double_listing,             ///< a bag on two waybills
  double_bagging,             ///< an item in two bags
  hold_overfilled,            ///< more than the hold takes
  lost_custody,               ///< a bag changes hands without an interval
  overlapping_custody,        ///< the interval before is not ended
  giver_not_custodian,        ///< somebody gives what another holds
  late_handover_taken,        ///< a sheet signed before a later handover moves the bag once more
  signature_kept,             ///< findings change and the old signature stays
  movement_forgotten,         ///< a bag leaves the node and not its book
  closed_day_written,         ///< a handover is booked on a closed day
  same_person_reopens,
  withdrawn_what_came         ///< an item that came ends with its announcement
};
DESCRIBE_ENUM(Bug, "A planted fault.", "none", "no_idempotency", "torn_transaction", "no_version_check",
              "state_for_version", "answer_before_commit", "refusal_forgotten", "seal_without_checks",
              "departure_with_difference", "double_listing", "double_bagging", "hold_overfilled",
              "lost_custody", "overlapping_custody", "giver_not_custodian", "late_handover_taken",
              "signature_kept", "movement_forgotten", "closed_day_written", "same_person_reopens",
              "withdrawn_what_came")
inline constexpr int kBugs = static_cast<int>(Bug::withdrawn_what_came) + 1;

}  // namespace mail::simulation
