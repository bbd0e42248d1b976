// Codes of the engine in mail's words.
#include "modules/mail/service/barcode.h"

#include <stdexcept>

#include "engine/codes/gs1.h"
#include "engine/codes/s9.h"
#include "engine/codes/scanned.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/timetable.h"

namespace mail::service {
namespace {

/// Class digits 17–20 of the barcode; configurable by the post, these are the common ones.
char const* class_of(BagKind kind) {
  switch (kind) {
    case BagKind::registered: return "1132";
    case BagKind::insured: return "1133";
    case BagKind::empties: return "1139";
    case BagKind::ordinary: break;
  }
  return "1131";
}

/// A node without a postal office code of its own is named by 9 and the end of its key.
std::string office_of(Place const& place) {
  if (place.office_code.size() == 8) return place.office_code;
  auto const tail = std::to_string(place.id.value % 10'000'000);
  return "9" + std::string(7 - tail.size(), '0') + tail;
}

}  // namespace

std::string normalise_number(std::string_view scanned) { return engine::codes::normalise_scanned(scanned); }

base::Result<std::string> read_label_code(std::string_view scanned) {
  auto code = normalise_number(scanned);
  if (auto sscc = engine::codes::parse_sscc(code)) return sscc;
  if (engine::codes::parse_s9(code)) return code;
  return base::refuse(refusal::label_code_malformed, {}, "/label_code");
}

std::string bag_code_of(std::string_view scanned) {
  auto code = normalise_number(scanned);
  if (engine::codes::looks_like_bag_barcode(code)) return code;
  auto const label = read_label_code(code);
  return label ? label.value() : std::string{};
}

BagFields read_bag_fields(std::string_view layout) {
  if (layout.empty()) return {};
  auto const fields = engine::codes::parse_bag_field_map(layout);
  if (!fields) throw std::runtime_error{"mail.bag_fields: " + fields.refusal().detail};
  return fields.value();
}

base::Result<std::string> make_bag_barcode(Act& act, Bag const& bag, BagFields const& fields) {
  auto const from = find_place(act.tx, act.region, bag.origin);
  auto const to = find_place(act.tx, act.region, bag.destination);
  if (!from || !to) return refusal::node_unknown;
  engine::codes::BagBarcode code;
  code.origin = office_of(*from);
  code.destination = office_of(*to);
  code.mail_class = class_of(bag.kind);
  code.serial = bag.serial;
  code.weight_g = bag.gross_g;
  return engine::codes::make_bag_barcode(code, fields);
}

}  // namespace mail::service
