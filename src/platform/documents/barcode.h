// Barcodes as rectangles, to be drawn on a page at any size.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/refusals.h"

namespace platform::documents {

/// code128: ASCII text · gs1_128: "(00)123456789012345675", brackets around application identifiers · qr: UTF-8, error
/// correction M · data_matrix: ECC 200, UTF-8.
/// @source ISO/IEC 15417, GS1 General Specifications, ISO/IEC 18004, ISO/IEC 16022
enum class Symbology : std::uint8_t { code128, gs1_128, qr, data_matrix };

/// A black rectangle; lengths in modules (widths of the narrowest bar).
struct Bar {
  double x, y, width, height;
};

struct Barcode {
  Symbology symbology;
  double width;             ///< modules, without the quiet zone
  double height;            ///< modules; of linear codes 1, to be stretched
  double quiet_zone;        ///< modules that must stay white at each side
  std::vector<Bar> bars;
  std::string text;         ///< what a person reads under it
};

/// @errors code_not_encodable (empty, too long, characters or application identifiers that the code does not have)
base::Result<Barcode> make_barcode(Symbology, std::string_view utf8);

/// "9876543210123" → "9876 5432 1012 3", for reading aloud.
std::string grouped(std::string_view code, std::size_t group = 4);

}  // namespace platform::documents
