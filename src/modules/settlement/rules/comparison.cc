// Both lists by number, summed.
#include "modules/settlement/rules/comparison.h"

#include <algorithm>
#include <cctype>

namespace settlement::rules {
namespace {

MatchOutcome outcome_of(Compared const& c, base::Money tolerance) {
  if (c.n_parts == 0) return MatchOutcome::only_theirs;
  if (c.sheet_row == 0) return MatchOutcome::only_ours;
  auto const apart = c.ours_li - c.theirs_li;
  return apart <= tolerance && base::Money{} - apart <= tolerance ? MatchOutcome::same
                                                                  : MatchOutcome::differs;
}

base::Money size_of(base::Money m) { return m < base::Money{} ? base::Money{} - m : m; }

}  // namespace

std::string normal_number(std::string_view text) {
  std::string out;
  for (auto const c : text)
    if (!std::isspace(static_cast<unsigned char>(c)))
      out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

std::vector<Compared> compare(OurNumbers const& ours,
                              std::vector<std::pair<std::size_t, TheirRow>> const& theirs,
                              base::Money tolerance) {
  std::map<std::string, Compared> all;
  for (auto const& [number, shares] : ours) {
    auto& c = all[number];
    std::map<LineId, base::Money> by_line;
    for (auto const& s : shares) {
      c.ours_li += s.amount_li;
      ++c.n_parts;
      auto& of_line = by_line[s.line] += s.amount_li;
      if (c.line && size_of(of_line) < size_of(by_line[c.line])) continue;
      c.line = s.line;
      c.line_seq = s.seq;
    }
  }
  for (auto const& [row, their] : theirs) {
    auto& c = all[normal_number(their.number)];
    c.theirs_li += their.amount_li;
    if (c.sheet_row == 0) c.sheet_row = static_cast<std::int64_t>(row);
  }
  std::vector<Compared> out;
  for (auto& [number, c] : all) {
    c.number = number;
    c.outcome = outcome_of(c, tolerance);
    out.push_back(std::move(c));
  }
  std::stable_partition(out.begin(), out.end(), [](Compared const& c) { return c.outcome != MatchOutcome::same; });
  std::int64_t n = 0;
  for (auto& c : out) c.n = ++n;
  return out;
}

base::Money offer_of(base::Money line_li, Compared const& c) {
  auto const offer = line_li - (c.ours_li - c.theirs_li);
  auto const turned = (offer < base::Money{}) != (line_li < base::Money{});
  auto const whole = base::Money{offer.value / 10 * 10};
  return turned ? base::Money{} : whole;
}

}  // namespace settlement::rules
