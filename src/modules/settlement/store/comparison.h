// Rows of comparisons.
#pragma once
#include <optional>
#include <vector>

#include "modules/settlement/rules/comparison.h"

namespace settlement::store {

using rules::Compared;
using rules::ComparisonId;

struct Comparison {
  ComparisonId id;
  StatementId statement;
  rules::MatchedBy matched_by{};
  std::string file_name;
  OrganisationId made_for;  ///< who set the other side's file against it
  PersonId made_by;
  base::Instant made_at;
  std::int64_t n_rows{}, n_faulty{}, n_same{}, n_only_ours{}, n_only_theirs{}, n_differs{};
  base::Money ours_li, theirs_li;
};
DESCRIBE(Comparison, "A file of the other side set against a statement.", FIELD(id, "key"),
         FIELD(statement, "which"), FIELD(matched_by, "what is matched"), FIELD(file_name, "file"),
         FIELD(made_for, "side that did it"), FIELD(made_by, "who"), FIELD(made_at, "when"),
         FIELD(n_rows, "rows of the file"), FIELD(n_faulty, "of them with faults, left out"),
         FIELD(n_same, "numbers with the same amount"), FIELD(n_only_ours, "numbers only in the statement"),
         FIELD(n_only_theirs, "numbers only in the file"), FIELD(n_differs, "numbers with another amount"),
         FIELD(ours_li, "sum of the statement, 厘"), FIELD(theirs_li, "sum of the file, 厘"))

void insert_comparison(Tx&, base::Region, Comparison const&, std::vector<Compared> const&);
/// @errors comparison_unknown
base::Result<Comparison> get_comparison(Tx&, base::Region, ComparisonId);
/// Newest first, at most 100.
std::vector<Comparison> list_comparisons(Tx&, base::Region, StatementId);
/// @param outcome  "" for all; @param number  begins with
std::vector<Compared> list_compared(Tx&, base::Region, ComparisonId, std::string const& outcome,
                                    std::string const& number, std::int64_t after, std::int64_t limit);
std::optional<Compared> find_compared(Tx&, base::Region, ComparisonId, std::int64_t n);
void mark_disputed(Tx&, base::Region, ComparisonId, std::int64_t n, base::Instant);

}  // namespace settlement::store
