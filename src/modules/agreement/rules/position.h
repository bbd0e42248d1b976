// Conditions of the future agreement and both sides' positions on them 立场: what a difference costs in a
// month.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "base/units.h"
#include "engine/rating/tariff.h"
#include "modules/agreement/rules/prospect.h"

namespace agreement::rules {

using ConditionId = base::Id<struct ConditionTag>;
using PositionId = base::Id<struct PositionTag>;
using LetterId = base::Id<struct LetterTag>;

/// Which field of the future agreement a condition is. The unit of a position's `value` stands behind it.
enum class ConditionKind {
  tariff,         ///< 厘 for the unit of the basis; of a revenue share 1/10,000
  window,         ///< seconds of the day, `value` to `until`; of a link, a way and a kind of node
  volume,         ///< units of the basis in a month
  service_level,  ///< in the unit of the measure: 1/10,000 or minutes
  liability_cap,  ///< 厘 at most for an item
  penalty,        ///< 厘 for each incident, paid by the carrier
  bonus,          ///< 厘 for each incident, paid to the carrier
  term,           ///< months
  payment,        ///< days after the cut-off of a period
  free_text       ///< only `text`
};
DESCRIBE_ENUM(ConditionKind, "Which field of the future agreement.", "tariff", "window", "volume",
              "service_level", "liability_cap", "penalty", "bonus", "term", "payment", "free_text")

/// One clause that is talked about.
struct Condition {
  ConditionId id;
  ProspectId prospect;
  std::int64_t seq{};
  ConditionKind kind{};
  std::string name;        ///< what it is about, "县到乡总包运输"
  Basis basis{};           ///< of tariff and volume
  Link link{};             ///< of tariff and window
  Way way{};               ///< of window
  Place place{};           ///< of window
  Measure measure{};       ///< of service_level
  Incident incident{};     ///< of penalty and bonus
  std::int64_t monthly{};  ///< of tariff, penalty, bonus: how many a month are expected, in units of the
                           ///< price (items, kg, bags, trips, months, km, incidents; of a revenue share 厘)
  bool dropped{};          ///< 不再谈: kept for the record
  std::int64_t version{1};
};
DESCRIBE(Condition, "A clause that is talked about.", FIELD(id, "key"), FIELD(prospect, "of which talks"),
         FIELD(seq, "place in the order"), FIELD(kind, "field of the agreement"),
         FIELD(name, "what it is about"), FIELD(basis, "what is counted"), FIELD(link, "part of the way"),
         FIELD(way, "direction"), FIELD(place, "kind of node"), FIELD(measure, "what is measured"),
         FIELD(incident, "what is fined"),
         FIELD(monthly, "expected a month, in units of the price; of a revenue share 厘"),
         FIELD(dropped, "no longer talked about"), FIELD(version, "grows with every change"))

enum class PositionSide { ours, theirs };
DESCRIBE_ENUM(PositionSide, "Whose position.", "ours", "theirs")

/// Prices beyond the first one.
struct FurtherTiers {
  std::vector<TariffTier> tiers;
};
DESCRIBE(FurtherTiers, "Prices beyond the first one.", FIELD(tiers, "by quantity"))

/// What a side says to a condition; never edited, the last one of each side counts.
struct Position {
  PositionId id;
  ProspectId prospect;
  ConditionId condition;
  PositionSide side{};
  std::int64_t value{}, until{};  ///< in the unit of the condition's kind
  base::Json further{
      R"({"tiers":[]})"};  ///< of a tariff: `FurtherTiers`, prices beyond the first, which is `value`
  TierMode tier_mode{};    ///< of a tariff
  base::Money guarantee_li{}, cap_li{};  ///< of a tariff, a month; a cap of 0 is none
  std::string text;                      ///< reservations, or all of a free text
  base::Instant at;
  PersonId stated_by;  ///< who wrote it down
};
DESCRIBE(Position, "What a side says to a condition.", FIELD(id, "key"), FIELD(prospect, "of which talks"),
         FIELD(condition, "to what"), FIELD(side, "whose"),
         FIELD(value, "in the unit of the condition's kind"),
         FIELD(until, "end of a window, seconds of the day"),
         FIELD(further, "of a tariff: {tiers: […]}, prices beyond the first, which is the value"),
         FIELD(tier_mode, "how tiers count"), FIELD(guarantee_li, "at least, 厘 a month; 0: none"),
         FIELD(cap_li, "at most, 厘 a month; 0: no cap"), FIELD(text, "in words"), FIELD(at, "when"),
         FIELD(stated_by, "who wrote it down"))

/// A letter of intent as it was made: later words change nothing in it.
struct Letter {
  LetterId id;
  ProspectId prospect;
  std::string number;  ///< "YX-20261124-01"
  base::Json content;  ///< what it says, see service/letter.h
  std::string digest;  ///< SHA-256 of the content
  PersonId made_by;
  base::Instant made_at;
};
DESCRIBE(Letter, "A letter of intent.", FIELD(id, "key"), FIELD(prospect, "of which talks"),
         FIELD(number, "number"), FIELD(content, "what it says"), FIELD(digest, "SHA-256 of the content"),
         FIELD(made_by, "who made it"), FIELD(made_at, "when"))

/// A row of the position matrix.
struct MatrixRow {
  Condition condition;
  std::optional<Position> ours, theirs;
  bool agreed{};  ///< both have stated the same
  /// theirs − ours of a month in 厘, without tax; absent while a side is silent or where no money follows
  /// from it.
  std::optional<base::Money> gap_li;
};
DESCRIBE(
    MatrixRow, "A row of the position matrix.", FIELD(condition, "clause"), FIELD(ours, "our position"),
    FIELD(theirs, "their position"), FIELD(agreed, "both have stated the same"),
    FIELD(gap_li,
          "theirs less ours of a month in 厘, by rating the stated volume; absent where no money follows"))

/// All prices of a position, from the first on: documents are read where IO is.
using TiersOf = std::vector<TariffTier> (*)(Position const&);
std::vector<TariffTier> one_price(Position const&);
/// A tariff of one rule or one adjustment, its id 1; empty where no money follows from the kind.
rating::Tariff tariff_of(Condition const&, Position const&, TiersOf);

/// @errors condition_name_missing, monthly_missing
base::Outcome check_condition(Condition const&);
/// @errors position_out_of_range, window_reversed, position_text_missing; of a tariff those of rating
base::Outcome check_position(Condition const&, Position const&, TiersOf = one_price);
/// True when no difference is left between them.
bool is_same(Position const&, Position const&);
/// What the stated monthly quantity costs at a position, without tax, rated as a month under a tariff of one
/// rule. Empty where the kind has no price. @errors those of rating (amount_too_large)
base::Result<std::optional<base::Money>> monthly_cost(Condition const&, Position const&, TiersOf = one_price);
/// @param positions  of these conditions, in order of time
/// @errors those of rating
base::Result<std::vector<MatrixRow>> matrix_of(std::span<Condition const>,
                                               std::span<Position const> positions, TiersOf = one_price);
/// Conditions that a side has not stated anything on.
std::size_t n_unstated(std::span<MatrixRow const>);
/// Both sides have stated their positions on everything, and there is something.
/// @errors conditions_missing, position_missing (names the clauses)
base::Outcome check_matrix(std::span<MatrixRow const>);

}  // namespace agreement::rules
