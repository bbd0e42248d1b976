// Codes from any scanner: every reader ends in a value or a refusal, and what was read is made again as it
// was.
#include <cstdint>
#include <cstdlib>

#include "engine/codes/bag_barcode.h"
#include "engine/codes/gs1.h"
#include "engine/codes/id_card.h"
#include "engine/codes/item_number.h"
#include "engine/codes/phone.h"
#include "engine/codes/place_code.h"
#include "engine/codes/prohibited_goods.h"
#include "engine/codes/s10.h"
#include "engine/codes/s9.h"
#include "engine/codes/scanned.h"
#include "engine/codes/usci.h"

namespace codes = engine::codes;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read_bag(std::string_view text) {
  auto const bag = codes::parse_bag_barcode(text);
  demand(bag.ok() == codes::looks_like_bag_barcode(text));
  if (!bag) return;
  auto const made = codes::make_bag_barcode(bag.value());
  if (bag.value().serial > 0) demand(made.value() == text);
  demand(codes::code128c_check(text) < 103);
}

/// A layout from an operator's file: one that is taken reads and makes every barcode.
void read_layout(std::string_view text) {
  auto const map = codes::parse_bag_field_map(text);
  if (!map) return;
  auto const* const digits = "123456789012345678901234567890";
  auto const bag = codes::parse_bag_barcode(digits, map.value()).value();
  demand(codes::make_bag_barcode(bag, map.value()).value() == digits);
}

void read_number(std::string_view text) {
  auto last = 100;
  for (auto const& reading : codes::read_item_number(text)) {
    demand(reading.confidence <= last && codes::is_plausible_item_number(text));
    last = reading.confidence;
  }
  if (auto const item = codes::parse_s10(text)) demand(codes::render(item.value()) == text);
}

void check_all(std::string_view text) {
  if (auto const sscc = codes::parse_sscc(text))
    demand(codes::parse_sscc("(00)" + sscc.value()).value() == sscc.value());
  (void)codes::check_gln(text);
  (void)codes::check_usci(text);
  (void)codes::check_id_card(text, {20261124});
  (void)codes::check_plate(text);
  (void)codes::parse_place_code(text);
  (void)codes::parse_s9(text);
  (void)codes::find_prohibited_goods(text);
  if (auto const phone = codes::normalise_phone(text)) demand(codes::normalise_phone(phone.value()).ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const typed{reinterpret_cast<char const*>(data), size};
  auto const scanned = codes::normalise_scanned(typed);
  for (std::string_view const text : {typed, std::string_view{scanned}}) {
    read_bag(text);
    read_layout(text);
    read_number(text);
    check_all(text);
  }
  return 0;
}
