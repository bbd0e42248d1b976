// Barcodes through libzint's vector output.
#include "platform/documents/barcode.h"

#include <zint.h>

#include <memory>

namespace platform::documents {
namespace {

constexpr std::size_t kTextMax = 2000;
constexpr int kQrMedium = 2;

struct Close {
  void operator()(zint_symbol* s) const { ZBarcode_Delete(s); }
};

struct Settings {
  int symbology;
  int input_mode;
  double quiet_zone;
};

Settings settings_of(Symbology symbology) {
  switch (symbology) {
    case Symbology::code128: return {BARCODE_CODE128, UNICODE_MODE, 10};
    case Symbology::gs1_128: return {BARCODE_GS1_128, GS1_MODE | GS1PARENS_MODE, 10};
    case Symbology::qr: return {BARCODE_QRCODE, UNICODE_MODE, 4};
    case Symbology::data_matrix: return {BARCODE_DATAMATRIX, UNICODE_MODE, 1};
  }
  return {BARCODE_CODE128, UNICODE_MODE, 10};
}

bool is_linear(Symbology s) { return s == Symbology::code128 || s == Symbology::gs1_128; }

/// The library draws two units per module at scale 1.
constexpr double kUnitsPerModule = 2;

std::vector<Bar> bars_of(zint_symbol const& symbol, bool linear) {
  std::vector<Bar> bars;
  for (auto const* r = symbol.vector->rectangles; r; r = r->next) {
    Bar const bar{r->x / kUnitsPerModule, r->y / kUnitsPerModule, r->width / kUnitsPerModule,
                  r->height / kUnitsPerModule};
    bars.push_back(linear ? Bar{bar.x, 0, bar.width, 1} : bar);
  }
  return bars;
}

}  // namespace

base::Result<Barcode> make_barcode(Symbology symbology, std::string_view utf8) {
  if (utf8.empty() || utf8.size() > kTextMax) return base::refuse(refusal::code_not_encodable, "length");
  auto const settings = settings_of(symbology);
  std::unique_ptr<zint_symbol, Close> const symbol{ZBarcode_Create()};
  if (!symbol) throw std::bad_alloc{};
  symbol->symbology = settings.symbology;
  symbol->input_mode = settings.input_mode;
  symbol->show_hrt = 0;
  if (symbology == Symbology::qr) symbol->option_1 = kQrMedium;
  if (symbology == Symbology::data_matrix) symbol->option_3 = DM_SQUARE;
  auto const* source = reinterpret_cast<unsigned char const*>(utf8.data());
  auto const status = ZBarcode_Encode_and_Buffer_Vector(symbol.get(), source, static_cast<int>(utf8.size()), 0);
  if (status >= ZINT_ERROR || !symbol->vector) return base::refuse(refusal::code_not_encodable, symbol->errtxt);
  auto const linear = is_linear(symbology);
  return Barcode{symbology,
                 static_cast<double>(symbol->width),
                 linear ? 1.0 : static_cast<double>(symbol->rows),
                 settings.quiet_zone,
                 bars_of(*symbol, linear),
                 std::string{utf8}};
}

std::string grouped(std::string_view code, std::size_t group) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % group == 0) out += ' ';
    out += code[i];
  }
  return out;
}

}  // namespace platform::documents
