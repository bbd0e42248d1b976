// Reading and making of bag barcodes.
#include "engine/codes/bag_barcode.h"

#include <algorithm>
#include <charconv>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

constexpr std::size_t kLength = 30;

std::int64_t number(std::string_view digits) {
  std::int64_t n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

std::string padded(std::int64_t n, std::size_t width) {
  auto text = std::to_string(n);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// The largest number of so many digits.
std::int64_t nines(std::size_t width) { return number(std::string(width, '9')); }

bool is_office(std::string_view code, BagFieldMap::Range place) {
  return code.size() == place.length && is_digits(code);
}

}  // namespace

bool looks_like_bag_barcode(std::string_view text) { return text.size() == kLength && is_digits(text); }

base::Result<BagBarcode> parse_bag_barcode(std::string_view text, BagFieldMap const& map) {
  if (text.size() != kLength) return refusal::wrong_length;
  if (!is_digits(text)) return refusal::wrong_character;
  auto const part = [text](BagFieldMap::Range r) { return text.substr(r.first, r.length); };
  return BagBarcode{std::string{part(map.origin)},     std::string{part(map.destination)},
                    std::string{part(map.mail_class)}, number(part(map.serial)),
                    {number(part(map.weight)) * 100},  std::string{part(map.tail)}};
}

base::Result<std::string> make_bag_barcode(BagBarcode const& bag, BagFieldMap const& map) {
  if (!is_office(bag.origin, map.origin)) return base::refuse(refusal::wrong_length, "origin");
  if (!is_office(bag.destination, map.destination)) return base::refuse(refusal::wrong_length, "destination");
  if (!is_office(bag.mail_class, map.mail_class)) return base::refuse(refusal::wrong_length, "class");
  if (bag.serial < 1 || bag.serial > nines(map.serial.length))
    return base::refuse(refusal::wrong_part, std::to_string(bag.serial));
  if (bag.tail.find_first_not_of('0', map.tail.length) != bag.tail.npos)
    return base::refuse(refusal::wrong_part, "tail");
  std::string out(kLength, '0');
  auto const put = [&out](BagFieldMap::Range r, std::string_view text) {
    out.replace(r.first, std::min(r.length, text.size()), text.substr(0, r.length));
  };
  put(map.origin, bag.origin);
  put(map.destination, bag.destination);
  put(map.mail_class, bag.mail_class);
  put(map.serial, padded(bag.serial, map.serial.length));
  put(map.weight, padded(std::min((bag.weight_g.value + 50) / 100, nines(map.weight.length)), map.weight.length));
  put(map.tail, bag.tail);
  return out;
}

int code128c_check(std::string_view digits) {
  auto sum = 105;  // start C
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    sum += static_cast<int>((i / 2 + 1) *
                            static_cast<std::size_t>((digits[i] - '0') * 10 + (digits[i + 1] - '0')));
  return sum % 103;
}

}  // namespace engine::codes
