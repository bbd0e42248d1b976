// The patterns of carriers.
#include "engine/codes/item_number.h"

#include <algorithm>
#include <array>

#include "engine/codes/s10.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

bool has_prefix(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  return std::ranges::any_of(prefixes, [text](auto p) { return text.starts_with(p); });
}

/// Thirteen digits of EMS: the eleventh is the S10 check digit over the third to the tenth.
bool ems_check_fits(std::string_view n) { return s10_check_digit(n.substr(2, 8)) == n[10]; }

void read_s10(std::string_view n, std::vector<Reading>& out) {
  auto const item = parse_s10(n);
  if (!item) return;
  auto const domestic = item.value().country == "CN";
  auto const express = item.value().service.starts_with('E');
  out.push_back({domestic ? (express ? "ems" : "china_post") : "upu", "UPU S10", domestic ? 99 : 95, true});
}

void read_thirteen_digits(std::string_view n, std::vector<Reading>& out) {
  if (n.size() != 13 || !is_digits(n)) return;
  if (has_prefix(n, {"10", "11", "12", "50", "51"})) {
    auto const fits = ems_check_fits(n);
    out.push_back({"ems", "EMS 13", fits ? 97 : 40, fits});
  }
  if (has_prefix(n, {"95", "96", "97", "98", "99"})) out.push_back({"china_post", "快递包裹 13", 80, false});
  if (has_prefix(n, {"95", "97"})) out.push_back({"ems", "EMS 95, 97", 60, false});
}

/// Two letters of G A K Q P H, nine digits, and the province of origin (11 … 65) in place of a country.
void read_post_parcel(std::string_view n, std::vector<Reading>& out) {
  if (n.size() != 13 || n.substr(0, 2).find_first_not_of("GAKQPH") != std::string_view::npos) return;
  if (!is_digits(n.substr(2))) return;
  auto const province = n.substr(11);
  if (province >= "11" && province <= "65") out.push_back({"china_post", "GA KQ PH + 9 + 省", 85, false});
}

void read_lettered(std::string_view n, std::vector<Reading>& out) {
  struct Lettered {
    std::string_view prefix;
    std::size_t digits;
    char const* carrier;
  };
  constexpr std::array<Lettered, 4> kPatterns{
      {{"SF", 13, "sf"}, {"JT", 13, "jt"}, {"YT", 13, "yto"}, {"JD", 13, "jd"}}};
  for (auto const& p : kPatterns)
    if (n.starts_with(p.prefix) && n.size() == p.prefix.size() + p.digits &&
        is_digits(n.substr(p.prefix.size())))
      out.push_back({p.carrier, std::string{p.prefix} + " + 13", 92, false});
}

void read_plain_digits(std::string_view n, std::vector<Reading>& out) {
  if (!is_digits(n)) return;
  if (n.size() < 12 || n.size() > 15) return;
  if (has_prefix(n, {"73", "75", "76", "78"})) out.push_back({"zto", "中通 12–15", 70, false});
  if (has_prefix(n, {"77", "88"})) out.push_back({"sto", "申通 12–15", 65, false});
  if (has_prefix(n, {"31", "43", "46"})) out.push_back({"yunda", "韵达 13–15", 65, false});
  if (n.size() == 12) out.push_back({"sf", "12 digits", 55, false});
  if (!out.empty() && n.size() != 12)
    return;  // what carriers number so is a guess, made when nothing else fits
  auto confidence = 53;
  for (auto const* carrier : {"zto", "sto", "yunda"})
    out.push_back({carrier, "12–15 digits", confidence--, false});
}

}  // namespace

std::vector<Reading> read_item_number(std::string_view number) {
  std::vector<Reading> out;
  read_s10(number, out);
  read_thirteen_digits(number, out);
  read_post_parcel(number, out);
  read_lettered(number, out);
  read_plain_digits(number, out);
  std::ranges::stable_sort(out, std::greater{}, &Reading::confidence);
  return out;
}

bool is_plausible_item_number(std::string_view n) {
  auto const is_known = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return n.size() >= 8 && n.size() <= 20 && std::ranges::all_of(n, is_known) &&
         std::ranges::any_of(n, is_digit);
}

}  // namespace engine::codes
