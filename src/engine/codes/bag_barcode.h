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
    bool operator==(Range const&) const = default;
  };
  Range origin{0, 8}, destination{8, 8}, mail_class{16, 4}, serial{20, 4}, weight{24, 4}, tail{28, 2};
  bool operator==(BagFieldMap const&) const = default;
};

/// "origin 1-8, destination 9-16, class 17-20, serial 21-24, weight 25-28, tail 29-30", in any order; digits counted
/// from 1. Every digit belongs to one part: origin and destination have eight, class four, serial and weight three or
/// more; the tail takes what is left and may be missing.
/// @errors layout_malformed, with what is wrong
base::Result<BagFieldMap> parse_bag_field_map(std::string_view);

/// The parts of a bag barcode.
struct BagBarcode {
  std::string origin, destination;  ///< office codes, eight digits
  std::string mail_class;           ///< "1131"
  std::int64_t serial{};            ///< 总包号, from 1
  base::Grams weight_g;             ///< in steps of 100 g on the tag; nothing but nines means that or more
  std::string tail{"00"};
};

/// @errors wrong_length, wrong_character
base::Result<BagBarcode> parse_bag_barcode(std::string_view thirty_digits, BagFieldMap const& = {});
/// A tail shorter than its place is filled with zeros.
/// @errors wrong_length (an office code, the class), wrong_part (the serial has no room, the tail is too long)
base::Result<std::string> make_bag_barcode(BagBarcode const&, BagFieldMap const& = {});
bool looks_like_bag_barcode(std::string_view);

/// Check symbol of Code 128 set C over an even number of digits.
int code128c_check(std::string_view digits);

}  // namespace engine::codes
