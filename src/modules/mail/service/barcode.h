// Numbers as they come from a scanner, and the codes of a bag: 30 digits of the post, or a label of its own.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "engine/codes/bag_barcode.h"
#include "modules/mail/mail.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

using BagFields = engine::codes::BagFieldMap;

/// Upper case, without spaces and hyphens, full-width made half-width, the number taken out of a URL.
std::string normalise_number(std::string_view scanned);
/// What a bag is found by: the code without what a scanner puts before it (GS1), normalised.
/// @returns "" when it is no code of a bag: neither 30 digits nor SSCC nor S9
std::string bag_code_of(std::string_view scanned);
/// The SSCC or S9 on a bag's or box's own label. @errors label_code_malformed
base::Result<std::string> read_label_code(std::string_view scanned);
/// From the office codes of both nodes, the class of the kind, the serial and the weight.
/// @errors node_unknown
base::Result<std::string> make_bag_barcode(Act&, Bag const&, BagFields const&);
/// The layout of that barcode as the operator wrote it in "mail.bag_fields", the usual one for "".
/// @throws std::runtime_error that says which digits do not add up
BagFields read_bag_fields(std::string_view layout);

}  // namespace mail::service
