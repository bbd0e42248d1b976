// Numbers as they come from a scanner, and the 30-digit barcode of a bag.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// Upper case, without spaces and hyphens, full-width made half-width, the number taken out of a URL.
std::string normalise_number(std::string_view scanned);
bool is_bag_barcode(std::string_view code);
/// From the office codes of both nodes, the class of the kind, the serial and the weight.
/// @errors node_unknown
base::Result<std::string> make_bag_barcode(Act&, Bag const&);

}  // namespace mail::service
