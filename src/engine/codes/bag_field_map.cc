// Reading of the layout of a bag barcode as an operator writes it.
#include <algorithm>
#include <array>
#include <charconv>

#include "engine/codes/bag_barcode.h"
#include "engine/codes/refusals.h"

namespace engine::codes {
namespace {

using Range = BagFieldMap::Range;
constexpr std::size_t kDigits = 30;

/// How many digits a part has: never fewer than `least`, never more than `most`.
struct Part {
  char const* name;
  Range BagFieldMap::*range;
  std::size_t least, most;
};
constexpr Part kParts[] = {{"origin", &BagFieldMap::origin, 8, 8},
                           {"destination", &BagFieldMap::destination, 8, 8},
                           {"class", &BagFieldMap::mail_class, 4, 4},
                           {"serial", &BagFieldMap::serial, 3, 7},
                           {"weight", &BagFieldMap::weight, 3, 7},
                           {"tail", &BagFieldMap::tail, 0, 4}};

base::Refusal malformed(std::string what) { return base::refuse(refusal::layout_malformed, std::move(what)); }

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Takes the text before the mark out of `text`, and the mark with it.
std::string_view take_until(std::string_view& text, char mark) {
  auto const end = std::min(text.find(mark), text.size());
  auto const word = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::size_t find_position(std::string_view text) {
  std::size_t n = 0;
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, n);
  return error == std::errc{} && stop == end && n <= kDigits ? n : 0;
}

/// "17-20". @returns length 0 when it is no such place
Range find_range(std::string_view text) {
  auto const first = find_position(take_until(text, '-'));
  auto const last = find_position(trimmed(text));
  return first && first <= last ? Range{first - 1, last - first + 1} : Range{};
}

/// "class 17-20", into its part. @errors layout_malformed
base::Outcome read_part(std::string_view text, BagFieldMap& map) {
  auto const name = take_until(text, ' ');
  auto const range = find_range(trimmed(text));
  for (auto const& part : kParts) {
    if (name != part.name) continue;
    if ((map.*part.range).length) return malformed(std::string{name} + " stands there twice");
    if (!range.length) return malformed(std::string{name} + " wants its first and last digit, for example 17-20");
    map.*part.range = range;
    return base::Done{};
  }
  return malformed("\"" + std::string{name} +
                   "\" is no part; there are origin, destination, class, serial, weight, tail");
}

/// Each digit in one part, and each part of a length that it can have. @errors layout_malformed
base::Outcome add_up(BagFieldMap const& map) {
  std::array<char const*, kDigits> owner{};
  for (auto const& part : kParts) {
    auto const range = map.*part.range;
    if (range.length < part.least || range.length > part.most)
      return malformed(std::string{part.name} + " has " + std::to_string(range.length) + " digits and must have " +
                       std::to_string(part.least) +
                       (part.least == part.most ? "" : " to " + std::to_string(part.most)));
    for (auto i = range.first; i < range.first + range.length; ++i) {
      if (owner[i])
        return malformed("digit " + std::to_string(i + 1) + " belongs to " + owner[i] + " and to " + part.name);
      owner[i] = part.name;
    }
  }
  for (std::size_t i = 0; i < kDigits; ++i)
    if (!owner[i]) return malformed("digit " + std::to_string(i + 1) + " belongs to nothing");
  return base::Done{};
}

}  // namespace

base::Result<BagFieldMap> parse_bag_field_map(std::string_view text) {
  BagFieldMap map{{}, {}, {}, {}, {}, {}};
  while (!text.empty()) TRY(read_part(take_until(text, ','), map));
  TRY(add_up(map));
  return map;
}

}  // namespace engine::codes
