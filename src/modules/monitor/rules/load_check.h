// Load checks 装载核对: the bags that a vehicle's terminal lists, beside those that were handed over to it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "modules/mail/face/on_board.h"
#include "modules/monitor/monitor.h"
#include "modules/tracking/face/electronic_waybill.h"

namespace monitor::rules {

/// `not_signed`: listed for the trip, and nobody has signed for it yet. `unknown`: no bag of the trip. `not_told`:
/// handed over, and not on the terminal's list.
enum class LoadVerdict { agrees, seal_differs, not_signed, unknown, not_told };
DESCRIBE_ENUM(LoadVerdict, "How a bag on the terminal's list compares with the handovers.", "agrees", "seal_differs",
              "not_signed", "unknown", "not_told")

struct CheckedBag {
  std::string barcode;
  LoadVerdict verdict{};
  std::string told_seal, noted_seal;
};
DESCRIBE(CheckedBag, "A bag compared.", FIELD(barcode, "30 digits"), FIELD(verdict, "what came of it"),
         FIELD(told_seal, "that the terminal told, empty: none"), FIELD(noted_seal, "noted when it was closed"))

/// As it was when the list came: what is unloaded later changes nothing.
struct LoadCheck {
  base::ServiceDate service_date;
  TripId trip;
  std::string vehicle;
  base::Instant told_at;
  std::int64_t unread{};  ///< lines of the list that name no bag
  std::vector<CheckedBag> bags;
};
DESCRIBE(LoadCheck, "The terminal's list beside the handovers.", FIELD(service_date, "operating day"),
         FIELD(trip, "trip"), FIELD(vehicle, "plate"), FIELD(told_at, "when the list came"),
         FIELD(unread, "lines that name no bag"), FIELD(bags, "those that differ first"))

/// A seal that only one side knows is no difference.
std::vector<CheckedBag> compare_load(std::span<tracking::ListedBag const> told,
                                     std::span<mail::CarriedBag const> carried);
/// Bags that are on one side only; those that wait for a signature do not count.
std::int64_t n_misplaced(LoadCheck const&);

}  // namespace monitor::rules
