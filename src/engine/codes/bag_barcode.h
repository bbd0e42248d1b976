// 总包条码: the thirty digits of a bag tag.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/units.h"

namespace engine::codes {

/// Where each part stands, counted from 0. The usual layout is the default; sources differ, so it can be set.
struct BagFieldMap {
  struct Range {
    std::size_t first, length;
  };
  Range origin{0, 8}, destination{8, 8}, mail_class{16, 4}, serial{20, 4}, weight{24, 4}, tail{28, 2};
};

/// The parts of a bag barcode.
struct BagBarcode {
  std::string origin, destination;  ///< office codes, eight digits
  std::string mail_class;           ///< "1131"
  std::int64_t serial{};            ///< 总包号, 1…9999
  base::Grams weight_g;             ///< in steps of 100 g on the tag; 999.9 kg means that or more
  std::string tail{"00"};
};

/// @errors wrong_length, wrong_character
base::Result<BagBarcode> parse_bag_barcode(std::string_view thirty_digits, BagFieldMap const& = {});
/// @errors wrong_length (an office code), wrong_part (the serial)
base::Result<std::string> make_bag_barcode(BagBarcode const&, BagFieldMap const& = {});
bool looks_like_bag_barcode(std::string_view);

/// Check symbol of Code 128 set C over an even number of digits.
int code128c_check(std::string_view digits);

}  // namespace engine::codes
