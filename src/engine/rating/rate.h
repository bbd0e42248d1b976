// Facts of a period priced by a tariff, each amount with the clause and the evidence that made it.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/rating/tariff.h"
#include "engine/rating/tax.h"

namespace rating {

using EvidenceId =
    base::Id<struct EvidenceTag>;  ///< the event: a signed hand-over line, a trip, a line's month

/// Something that happened and may cost money.
struct Fact {
  EvidenceId evidence;
  Link link{};
  std::int64_t line{}, product{};
  Way way{};
  Place place{};
  base::Grams weight{};                           ///< of one item or bag, for weight bands
  std::array<std::int64_t, kBases> quantities{};  ///< by basis, in its unit; 0: is not counted so

  std::int64_t quantity(Basis b) const { return quantities[static_cast<std::size_t>(b)]; }
  std::int64_t& quantity(Basis b) { return quantities[static_cast<std::size_t>(b)]; }
};

/// Something that is fined or rewarded.
struct Incidence {
  EvidenceId evidence;
  Incident incident{};
  Promise promise{};  ///< none: about no promise
};

/// The days that are settled: of one month, all or a part of it.
struct Period {
  std::int64_t days;                 ///< of the whole month, 30 or so
  std::int64_t days_in_force;        ///< of the agreement version among those that are settled
  std::int64_t days_settled = days;  ///< fewer when only a part of the month is: it bears its part of what is a month's
};

enum class LineKind : std::uint8_t {
  charge,       ///< 计费
  top_up,       ///< 保底补足
  cap_cut,      ///< 封顶扣减, below 0
  penalty,      ///< 违约扣款, below 0
  penalty_cut,  ///< 扣款超限返还, above 0
  bonus,        ///< 奖励
  compensation  ///< 赔偿, below 0; computed by `compensation_for`, not by `rate`
};

/// The part of a line that one fact made.
struct Part {
  EvidenceId evidence;
  std::int64_t quantity;  ///< after rounding up
  base::Money amount;
  bool operator==(Part const&) const = default;
};

/// A line of a statement. The parts of a charge, penalty or bonus sum to its amount exactly.
struct RatedLine {
  LineKind kind{};
  RuleId rule;
  std::int64_t quantity{};
  base::Money amount;  ///< whole fen; with or without tax as `tax` says
  Tax tax;
  bool in_invoice{true};
  std::vector<Part> parts;
  bool operator==(RatedLine const&) const = default;
};

/// What a period costs.
struct Rated {
  std::vector<RatedLine> lines;      ///< rules in their order, then adjustments
  std::vector<EvidenceId> unpriced;  ///< facts that no rule speaks of
};

/// The same facts in any order give the same amounts of lines.
/// @pre `check` lets the tariff through
/// @errors period_malformed, quantity_out_of_range, amount_too_large
/// @cost facts × rules
base::Result<Rated> rate(Tariff const&, Period const&, std::span<Fact const>, std::span<Incidence const>);

/// The invoice's sums of one tax rate.
struct TaxTotal {
  Tax tax;
  Taxed sum;
  bool operator==(TaxTotal const&) const = default;
};

/// What is to be paid.
struct Totals {
  std::vector<TaxTotal> invoice;  ///< by tax
  base::Money outside;            ///< lines outside the invoice
  base::Money due() const;        ///< gross of all
};

/// @param rounding  whether tax is rounded line by line: 3 × 10.03 with 9 % are 27.60 net by line, 27.61 in
/// total
Totals totals_of(std::span<RatedLine const>, Rounding);

}  // namespace rating
