// Typed tariff clauses of an agreement: what is paid for what.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/units.h"

namespace rating {

using RuleId = base::Id<struct RuleTag>;

/// What is counted. In brackets the unit of a quantity, then the unit that a price is for.
enum class Basis : std::uint8_t {
  item,        ///< 按件 (1, 1)
  kg,          ///< 按重量 (g, kg)
  bag,         ///< 按袋 (1, 1)
  trip,        ///< 按趟 (1, 1)
  line_month,  ///< 线路包月 (days of service, month)
  km,          ///< 按里程 (m, km)
  revenue      ///< 收入分成 (厘, share in 1/10,000)
};
inline constexpr std::size_t kBases = 7;

/// The part of the way that is paid for. @source tenders price by link
enum class Link : std::uint8_t { sorting, transport, handover, delivery };  // 分拣 运输 交接 末端
enum class Way : std::uint8_t { down, up, back };                           // 下行 上行 退回
enum class Place : std::uint8_t { centre, station, village };

/// Of which facts a rule speaks; what is not said matches everything.
struct Scope {
  std::int64_t line{};     ///< 0: every line
  std::int64_t product{};  ///< 0: every product
  std::optional<Way> way{};
  std::optional<Place> place{};
  base::Grams above{};  ///< weight band of one item or bag: heavier than this …
  base::Grams up_to{};  ///< … and not heavier than this; 0: no end
  bool operator==(Scope const&) const = default;
};

/// Which price a quantity beyond a tier's beginning pays: each part its own (超额累进), or all of it that of
/// the tier reached (全额累进), which makes a cliff: 10,000 × 0.40 is more than 10,001 × 0.30.
enum class TierMode : std::uint8_t { marginal, whole };

/// A price from a quantity on.
struct Tier {
  std::int64_t above{};  ///< for what is more than this, in units of a quantity; the first is 0
  std::int64_t price{};  ///< 厘 for the unit of the basis; of a revenue share 1/10,000
  bool operator==(Tier const&) const = default;
};

/// Where halves are rounded up: each line of evidence to the fen, or their total only.
enum class Rounding : std::uint8_t { per_total, per_line };

/// How amounts are meant. Rates in 1/10,000: 9 % is 900.
struct Tax {
  bool included{true};
  std::int64_t rate{};
  auto operator<=>(Tax const&) const = default;
};

/// One tariff clause.
struct Rule {
  RuleId id;
  Basis basis{};
  Link link{};
  Scope scope{};
  std::vector<Tier> tiers;
  TierMode tier_mode{};
  std::int64_t step{1};  ///< the quantity of each fact is rounded up to a multiple: 1000 g for each begun kg
  base::Money guarantee{}, cap{};  ///< of a month; a cap of 0 is none
  bool by_days{};                  ///< line-month, guarantee and cap only for the days of service or in force
  Rounding rounding{};
  Tax tax{};
  bool operator==(Rule const&) const = default;
};

/// What went wrong, or well.
enum class Incident : std::uint8_t {
  late_trip,
  missed_trip,
  lost_item,
  missing_scan,
  broken_seal,
  target_met,
  target_missed,
  outside_window
};

/// The promise of an agreement that an incident is about.
enum class PromiseKind : std::uint8_t { none, window, service_level, kpi };
struct Promise {
  PromiseKind kind{};
  std::int64_t number{};  ///< of its clause, within its table
  bool operator==(Promise const&) const = default;
};

/// A penalty or a bonus for each incident.
struct Adjustment {
  RuleId id;
  Incident incident{};
  base::Money each;       ///< whole fen: above 0 in a bonus, below 0 in a penalty
  bool in_invoice{true};  ///< false: settled outside the invoice, so that it does not change the tax base
  Tax tax{};
  Promise promise{};  ///< of this one only; none: of each KPI target and each window, never of a service level
  bool operator==(Adjustment const&) const = default;
};

/// All tariff clauses of one agreement version.
struct Tariff {
  std::vector<Rule> rules;  ///< of two that match and have link and basis in common the first counts
  std::vector<Adjustment> adjustments;
  std::int64_t penalty_cap{};  ///< of all charges, in 1/10,000; 0: none
  bool operator==(Tariff const&) const = default;
};

/// @errors rule_twice, tiers_malformed, tiers_not_allowed, price_out_of_range, fen_broken, step_out_of_range,
/// bounds_malformed,
///         tax_out_of_range, band_malformed; the pointer names the clause
base::Outcome check(Tariff const&);

}  // namespace rating
