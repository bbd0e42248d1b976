// Lines to bags and back.
#include "modules/tracking/rules/electronic_waybill.h"

#include <algorithm>

#include "base/hex.h"

namespace tracking::rules {
namespace {

constexpr std::size_t kBarcodeDigits = 30, kSealLongest = 30, kMostBags = 500;
constexpr std::string_view kBetween = ", \t;";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_seal_letter(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '/';
}

std::string_view without_blanks(std::string_view line) {
  constexpr std::string_view kBlank{" \t\r\0", 4};
  auto const first = line.find_first_not_of(kBlank);
  if (first == line.npos) return {};
  return line.substr(first, line.find_last_not_of(kBlank) - first + 1);
}

std::optional<ListedBag> bag_of(std::string_view line) {
  auto const barcode = line.substr(0, kBarcodeDigits);
  if (barcode.size() != kBarcodeDigits || !std::ranges::all_of(barcode, is_digit)) return {};
  auto rest = line.substr(kBarcodeDigits);
  if (rest.empty()) return ListedBag{std::string{barcode}, {}};
  if (kBetween.find(rest.front()) == kBetween.npos) return {};
  auto const first = rest.find_first_not_of(kBetween);
  rest = first == rest.npos ? std::string_view{} : rest.substr(first);
  if (rest.size() > kSealLongest || !std::ranges::all_of(rest, is_seal_letter)) return {};
  return ListedBag{std::string{barcode}, std::string{rest}};
}

/// The bag of a line, in the place of an earlier line of the same one.
void take(BagLines& out, ListedBag bag) {
  auto const same = std::ranges::find(out.bags, bag.barcode, &ListedBag::barcode);
  if (same != out.bags.end())
    *same = std::move(bag);
  else if (out.bags.size() < kMostBags)
    out.bags.push_back(std::move(bag));
  else
    ++out.unread;
}

}  // namespace

BagLines read_bag_lines(std::string_view text) {
  BagLines out;
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto const line = without_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (auto bag = bag_of(line))
      take(out, *std::move(bag));
    else
      ++out.unread;
  }
  return out;
}

std::string write_bag_lines(std::vector<ListedBag> const& bags) {
  std::string out;
  for (auto const& b : bags) out += b.seal.empty() ? b.barcode + '\n' : b.barcode + ',' + b.seal + '\n';
  return out;
}

std::optional<ElectronicWaybill> waybill_of(Upload const& u) {
  constexpr std::int64_t kMessage = 0x0701;
  constexpr std::size_t kLengthBytes = 4;
  if (u.message != kMessage || u.body.size() < kLengthBytes) return {};
  std::size_t told = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) told = told << 8 | static_cast<unsigned char>(u.body[i]);
  auto lines = read_bag_lines(std::string_view{u.body}.substr(kLengthBytes, told));
  return ElectronicWaybill{u.vehicle, u.organisation, u.received_at, std::move(lines.bags), lines.unread};
}

std::optional<LoadOrder> load_order(WaybillForm form, VehicleLoad const& load) {
  constexpr std::int64_t kPassthrough = 0x8900;
  constexpr char kOurType = '\xf1';
  LoadOrder out;
  if (form == WaybillForm::none) return {};
  if (form == WaybillForm::text) {
    out.kind = CommandKind::text;
    out.parameters.text = load.words;
    out.parameters.speak = false;
    return out;
  }
  out.kind = CommandKind::raw;
  out.parameters.message = kPassthrough;
  out.parameters.body = base::to_hex(kOurType + write_bag_lines(load.bags));
  return out;
}

}  // namespace tracking::rules
