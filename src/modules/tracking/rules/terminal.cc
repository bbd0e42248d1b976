// What a terminal must be to be registered.
#include "modules/tracking/rules/terminal.h"

#include <algorithm>

#include "modules/tracking/rules/refusals.h"

namespace tracking::rules {
namespace {

constexpr std::size_t kNumberMost = 20, kCodeMost = 50;

bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_decimal(c) || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string to_key(std::string_view number) {
  auto const first = number.find_first_not_of('0');
  std::string out{first == std::string_view::npos ? "0" : number.substr(first)};
  for (auto& c : out)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

base::Outcome check_terminal(Terminal const& t) {
  auto const fits = t.is_opaque ? is_hexadecimal : is_decimal;
  if (t.number == "0" || t.number.size() > kNumberMost || !std::ranges::all_of(t.number, fits))
    return base::refuse(refusal::number_malformed, {}, "/number");
  if (t.vehicle.empty()) return base::refuse(refusal::vehicle_missing, {}, "/vehicle");
  return base::Done{};
}

base::Outcome check_code(std::string_view code) {
  auto const printable = [](char c) { return c > ' ' && c < 127; };
  if (code.empty() || code.size() > kCodeMost || !std::ranges::all_of(code, printable))
    return base::refuse(refusal::code_malformed, {}, "/code");
  return base::Done{};
}

}  // namespace tracking::rules
