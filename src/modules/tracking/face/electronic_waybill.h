// Electronic waybills 电子运单: the bags that a terminal says are on its vehicle, and those that it is told.
#pragma once
#include <string>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking {

struct ListedBag {
  std::string barcode;  ///< 30 digits
  std::string seal;     ///< as read on the spot; "" when it was not
  bool operator==(ListedBag const&) const = default;
};
DESCRIBE(ListedBag, "A bag on an electronic waybill.", FIELD(barcode, "30 digits"),
         FIELD(seal, "seal, empty: not told"))

/// How a terminal takes what its vehicle carries: not at all, as a text for its display (0x8300), or as a list by
/// passthrough (0x8900, type 0xF1).
enum class WaybillForm { none, text, passthrough };
DESCRIBE_ENUM(WaybillForm, "How a terminal takes an electronic waybill.", "none", "text", "passthrough")

/// What a terminal has sent as 0x0701.
struct ElectronicWaybill {
  std::string vehicle;
  OrganisationId organisation;  ///< that runs it
  base::Instant received_at;
  std::vector<ListedBag> bags;
  std::int64_t unread{};  ///< lines that name no bag
};
DESCRIBE(ElectronicWaybill, "What a terminal says is on its vehicle.", FIELD(vehicle, "plate"),
         FIELD(organisation, "that runs it"), FIELD(received_at, "when it came"), FIELD(bags, "each once"),
         FIELD(unread, "lines that name no bag"))

namespace events {
inline constexpr char kWaybillTold[] = "tracking.waybill_told";  ///< data: ElectronicWaybill
}  // namespace events

/// What a vehicle carries from now on, for its terminal.
struct VehicleLoad {
  std::string vehicle;
  std::string words;  ///< for the display of a terminal that reads no list
  std::vector<ListedBag> bags;
};
/// Queues it for the vehicle's terminal in the form that is registered for it, for an hour; without effect when it
/// takes none.
void send_load(Tx&, base::Region, base::Instant now, VehicleLoad const&);

}  // namespace tracking
