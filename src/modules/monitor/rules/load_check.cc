// Two lists by barcode.
#include "modules/monitor/rules/load_check.h"

#include <algorithm>

namespace monitor::rules {
namespace {

CheckedBag checked(tracking::ListedBag const& told, mail::CarriedBag const* carried) {
  CheckedBag out{told.barcode, LoadVerdict::unknown, told.seal, {}};
  if (!carried) return out;
  out.noted_seal = carried->seal_no;
  auto const both = !told.seal.empty() && !carried->seal_no.empty();
  out.verdict = both && told.seal != carried->seal_no ? LoadVerdict::seal_differs
                : carried->on_board                   ? LoadVerdict::agrees
                                                      : LoadVerdict::not_signed;
  return out;
}

}  // namespace

std::vector<CheckedBag> compare_load(std::span<tracking::ListedBag const> told,
                                     std::span<mail::CarriedBag const> carried) {
  std::vector<CheckedBag> out;
  for (auto const& t : told) {
    auto const found = std::ranges::find(carried, t.barcode, &mail::CarriedBag::barcode);
    out.push_back(checked(t, found == carried.end() ? nullptr : &*found));
  }
  for (auto const& c : carried)
    if (c.on_board && std::ranges::find(told, c.barcode, &tracking::ListedBag::barcode) == told.end())
      out.push_back({c.barcode, LoadVerdict::not_told, {}, c.seal_no});
  auto const differs = [](CheckedBag const& b) { return b.verdict != LoadVerdict::agrees; };
  std::stable_partition(out.begin(), out.end(), differs);  // the ranges one is more than clang 14 knows
  return out;
}

std::int64_t n_misplaced(LoadCheck const& check) {
  return std::ranges::count_if(check.bags, [](CheckedBag const& b) {
    return b.verdict == LoadVerdict::unknown || b.verdict == LoadVerdict::not_told;
  });
}

}  // namespace monitor::rules
