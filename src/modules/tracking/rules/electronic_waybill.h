// The list of bags in an electronic waybill, JT/T 808 0x0701, whose content the standard leaves to agreement.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "modules/tracking/face/electronic_waybill.h"
#include "modules/tracking/rules/command.h"
#include "modules/tracking/rules/upload.h"

namespace tracking::rules {

/// A line a bag: its barcode of 30 digits, then, after a comma, blank or tab, its seal. ASCII, so that it is the same
/// in GBK and UTF-8. The last of two lines of one bag counts; at most 500 bags.
struct BagLines {
  std::vector<ListedBag> bags;
  std::int64_t unread{};  ///< lines that are not empty and name no bag
};
BagLines read_bag_lines(std::string_view text);
std::string write_bag_lines(std::vector<ListedBag> const&);

/// @returns nothing when the message is no 0x0701; a length that goes past the end means what is there
std::optional<ElectronicWaybill> waybill_of(Upload const&);

/// As passthrough (0x8900, type 0xF1) with the list, or as a text (0x8300) for people.
struct LoadOrder {
  CommandKind kind{};
  Parameters parameters;
};
/// @returns nothing for WaybillForm::none
std::optional<LoadOrder> load_order(WaybillForm, VehicleLoad const&);

}  // namespace tracking::rules
