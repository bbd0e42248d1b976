// Fields, signature dictionaries, and a red stamp where a seal shows.
#include "platform/documents/signature_field.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/hex.h"
#include "platform/documents/pdf_update.h"

namespace platform::documents {
namespace {

constexpr double kPoints = 72 / 25.4;
constexpr std::size_t kHole = 8192;  // digits
constexpr char kNoRange[] = "[0 0000000000 0000000000 0000000000]";

/// A text string: UTF-16BE with its mark. @source ISO 32000-1 7.9.2.2
std::string text_string(std::string_view utf8) {
  auto const text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::string out = "<FEFF";
  for (std::int32_t i = 0; i < text.length(); ++i)
    out += fmt::format("{:04X}", static_cast<unsigned>(text[i]));
  return out + '>';
}

/// Seconds of UTC, as a PDF writes them. @source ISO 32000-1 7.9.4
std::string date_string(base::Instant at) {
  auto const text = base::to_rfc3339(at);  // "2026-11-26T11:18:00.000Z"
  std::string digits;
  for (char const c : text.substr(0, 19))
    if (c >= '0' && c <= '9') digits += c;
  return "(D:" + digits + "Z)";
}

base::Instant parse_date(std::string_view s) {
  if (s.size() < 14) return {};
  auto const part = [s](std::size_t at, std::size_t n) { return std::string{s.substr(at, n)}; };
  auto const text = part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':' + part(10, 2) +
                    ':' + part(12, 2) + 'Z';
  return base::parse_rfc3339(text).value_or(base::Instant{});
}

std::int64_t last_page(PdfObjects const& objects) {
  auto const pages = objects.get(pdf_number(objects.get(objects.root()), "/Pages"));
  auto const begin = pages.find("/Kids"), end = pages.find(']', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos)
    throw std::runtime_error{"pdf: a document without pages"};
  auto kids = pages.substr(begin, end - begin);  // "/Kids [ 2 0 R 9 0 R "
  kids = kids.substr(0, kids.rfind(" 0 R"));
  return pdf_number(kids.substr(kids.find_last_of(" [")), " ");
}

double page_height(std::string_view page) {
  auto const begin = page.find("/MediaBox"), end = page.find(']', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos)
    throw std::runtime_error{"pdf: a page without size"};
  auto box = page.substr(0, page.find_last_not_of(" ", end - 1) + 1);
  return std::strtod(std::string{box.substr(box.rfind(' '))}.c_str(), nullptr);
}

std::string rectangle(Box const& b, double height) {
  if (b.width <= 0 || b.height <= 0) return "[0 0 0 0]";
  return fmt::format("[{:.2f} {:.2f} {:.2f} {:.2f}]", b.x * kPoints, height - b.bottom() * kPoints,
                     b.right() * kPoints, height - b.y * kPoints);
}

/// A ring with a star in it, the shape of seals of organisations, and the day below, in a square of 100.
std::string stamp(base::Instant at) {
  constexpr double kRound = 0.5523 * 46;  // control points of a quarter of a circle
  std::string out = "0.78 0.07 0.07 RG 0.78 0.07 0.07 rg 3 w\n96 50 m\n";
  double const ring[][6] = {{96, 50 + kRound, 50 + kRound, 96, 50, 96},
                            {50 - kRound, 96, 4, 50 + kRound, 4, 50},
                            {4, 50 - kRound, 50 - kRound, 4, 50, 4},
                            {50 + kRound, 4, 96, 50 - kRound, 96, 50}};
  for (auto const& c : ring)
    out += fmt::format("{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c\n", c[0], c[1], c[2], c[3], c[4], c[5]);
  out += "S\n";
  for (int i = 0; i < 10; ++i) {
    auto const radius = i % 2 ? 9.0 : 23.5, angle = M_PI / 2 + i * M_PI / 5;
    out += fmt::format("{:.2f} {:.2f} {}\n", 50 + radius * std::cos(angle), 58 + radius * std::sin(angle),
                       i ? "l" : "m");
  }
  return out + fmt::format("f\nBT /F1 10 Tf 24 20 Td ({}) Tj ET\n", base::to_local_text(at).substr(0, 10));
}

std::string appearance(base::Instant at) {
  auto const drawn = stamp(at);
  return fmt::format(
      "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 << /Type /Font "
      "/Subtype /Type1 "
      "/BaseFont /Helvetica >> >> >> /Length {} >>\nstream\n{}endstream",
      drawn.size(), drawn);
}

/// Writes the range into the update, in the place that was kept for it. @returns the bytes that it names
std::string set_range(std::string_view pdf, std::string& update, std::size_t range, std::size_t hole) {
  auto const from = pdf.size() + hole - 1, until = pdf.size() + hole + kHole + 1;  // with the brackets
  auto const text = fmt::format("[0 {:010} {:010} {:010}]", from, until, pdf.size() + update.size() - until);
  update.replace(range, text.size(), text);
  auto out = std::string{pdf} + update.substr(0, hole - 1);
  return out += update.substr(hole + kHole + 1);
}

}  // namespace

std::string add_signature_fields(std::string_view pdf, std::span<SignatureField const> fields) {
  PdfObjects const objects{pdf};
  PdfUpdate update{objects};
  auto const page = last_page(objects);
  auto const height = page_height(objects.get(page));
  std::string all;
  for (auto const& f : fields) {
    auto const number = update.fresh();
    update.put(number,
               fmt::format("<< /Type /Annot /Subtype /Widget /FT /Sig /T ({}) /F 132 /Rect {} /P {} 0 R >>",
                           f.name, rectangle(f.box, height), page));
    all += fmt::format("{} 0 R ", number);
  }
  update.extend(page, "/Annots [" + all + "]\n");
  update.extend(objects.root(), "/AcroForm << /Fields [" + all + "] /SigFlags 3 >>\n");
  return update.finish();
}

OpenSignature open_signature(std::string_view pdf, SignatureFacts const& facts) {
  PdfObjects const objects{pdf};
  auto const field = objects.find("/FT /Sig", "/T (" + facts.field + ')');
  if (!field) {
    SignatureField const unseen{facts.field, {}};
    auto const more = add_signature_fields(pdf, {&unseen, 1});
    auto out = open_signature(std::string{pdf} + more, facts);
    out.update.insert(0, more);
    out.hole += more.size();
    return out;
  }
  PdfUpdate update{objects};
  auto const signature = update.fresh(), shown = update.fresh();
  auto const head = fmt::format(
      "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name {} /Reason {} /M "
      "{}\n/ByteRange ",
      text_string(facts.signer), text_string(facts.reason), date_string(facts.at));
  auto const range =
      update.put(signature, head + kNoRange + "\n/Contents <" + std::string(kHole, '0') + ">\n>>") +
      head.size();
  update.put(shown, appearance(facts.at));
  update.extend(field, fmt::format("/V {} 0 R /AP << /N {} 0 R >> ", signature, shown));
  OpenSignature out{
      update.finish(), range + sizeof kNoRange - 1 + std::string_view{"\n/Contents <"}.size(), {}};
  out.covered = set_range(pdf, out.update, range, out.hole);
  return out;
}

std::string close_signature(OpenSignature open, std::string_view der) {
  auto const digits = base::to_hex(der);
  if (digits.size() > kHole) throw std::runtime_error{"pdf: the signature is too large"};
  open.update.replace(open.hole, digits.size(), digits);
  return std::move(open.update);
}

std::optional<EmbeddedSignature> last_signature(std::string_view pdf) {
  auto const at = pdf.rfind("/ByteRange [0 ");
  if (at == std::string_view::npos) return {};
  auto const numbers = pdf.substr(at + 14, sizeof kNoRange);
  std::size_t range[3]{};
  for (std::size_t i = 0; i < 3; ++i)
    std::from_chars(numbers.data() + i * 11, numbers.data() + i * 11 + 10, range[i]);
  auto const [from, until, rest] = range;
  if (from >= until || until > pdf.size() || until + rest != pdf.size()) return {};
  auto der = base::from_hex(pdf.substr(from + 1, until - from - 2));
  if (!der || pdf[from] != '<' || pdf[until - 1] != '>') return {};
  EmbeddedSignature out{*std::move(der), std::string{pdf.substr(0, from)}, {}};
  out.covered += pdf.substr(until);
  auto const said = pdf.rfind("/M (D:", at);
  if (said != std::string_view::npos) out.at = parse_date(pdf.substr(said + 6));
  return out;
}

}  // namespace platform::documents
