// The part of the face that those who compare a vehicle's load with what it should carry use.
#pragma once
#include <string>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// A bag of a trip that has not been unloaded, with the seal that was noted when it was closed.
struct CarriedBag {
  std::string barcode, seal_no;
  NodeId unload_node;
  std::string unload_name;
  bool on_board{};  ///< by the signed handovers; else listed and not on
};
DESCRIBE(CarriedBag, "A bag of a trip with its seal.", FIELD(barcode, "30 digits"), FIELD(seal_no, "seal"),
         FIELD(unload_node, "unloaded at"), FIELD(unload_name, "name of that"), FIELD(on_board, "on the vehicle"))
/// By where they come off, in order along the trip, then barcode.
std::vector<CarriedBag> list_carried_bags(Tx&, base::Region, TripId, base::ServiceDate);

}  // namespace mail
