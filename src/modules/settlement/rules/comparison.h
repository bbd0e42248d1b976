// The other side's file against a statement, number by number: only ours, only theirs, amount differs, same.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/settlement/rules/statement.h"

namespace settlement::rules {

using ComparisonId = base::Id<struct ComparisonTag>;

/// What both lists call a thing by: the number of an item, what was scanned at the hand-over (the barcode of
/// a bag), or the number of a trip's waybill.
enum class MatchedBy { item, code, trip };
DESCRIBE_ENUM(MatchedBy, "What is matched.", "item", "code", "trip")
enum class MatchOutcome { same, only_ours, only_theirs, differs };
DESCRIBE_ENUM(MatchOutcome, "What came of a number.", "same", "only_ours", "only_theirs", "differs")

/// A row of the other side's file.
struct TheirRow {
  std::string number;
  base::Money amount_li;
};
DESCRIBE(TheirRow, "A row of the other side's file.", FIELD(number, "number").shortest(1).longest(64),
         FIELD(amount_li, "amount, 厘"))

/// Where a number stands in the statement: one event, and its share of it.
struct OurShare {
  LineId line;
  std::int64_t seq{};  ///< of the line
  std::int64_t part{};
  base::Money amount_li;
};
using OurNumbers = std::map<std::string, std::vector<OurShare>, std::less<>>;

/// What came of a number.
struct Compared {
  ComparisonId comparison;
  std::int64_t n{};
  MatchOutcome outcome{};
  std::string number;
  std::int64_t sheet_row{};  ///< first row in their file, 0: not there
  base::Money ours_li, theirs_li;
  std::int64_t n_parts{};  ///< events of ours
  LineId line;             ///< with most of our amount; 0: not ours
  std::int64_t line_seq{};
  base::Instant disputed_at;
};
DESCRIBE(Compared, "What came of a number.", FIELD(comparison, "comparison"), FIELD(n, "order"),
         FIELD(outcome, "what came of it"), FIELD(number, "number"),
         FIELD(sheet_row, "row of their file, 0: none"), FIELD(ours_li, "ours, 厘"),
         FIELD(theirs_li, "theirs, 厘"), FIELD(n_parts, "events of ours"),
         FIELD(line, "line of the statement with most of it, 0: none"), FIELD(line_seq, "its order"),
         FIELD(disputed_at, "when it became a dispute, 0: not"))

/// Numbers as both write them: without spaces, capital letters.
std::string normal_number(std::string_view);

/// A number that stands several times in a list counts with its sum. Differences come first, then by number.
/// @param theirs  with the row of each
/// @param tolerance  amounts that differ by no more are the same
std::vector<Compared> compare(OurNumbers const&, std::vector<std::pair<std::size_t, TheirRow>> const& theirs,
                              base::Money tolerance);

/// What a line should come to when its share of a number is as the other side has it; never from the wrong
/// side of zero.
base::Money offer_of(base::Money line_li, Compared const&);

}  // namespace settlement::rules
