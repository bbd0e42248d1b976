// Clauses in Chinese, as rows of tables and as sentences of the paper.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/agreement.h"

namespace agreement::service {

/// A row: its number first.
using Cells = std::vector<std::string>;

Cells cells_of(TariffClause const&);
Cells cells_of(AdjustmentClause const&);
Cells cells_of(WindowClause const&);
Cells cells_of(ServiceLevel const&);
Cells cells_of(KpiTarget const&);
Cells cells_of(DutyClause const&);
Cells cells_of(TextClause const&);

/// As `agreement::name_of`.
std::string name_text(Clauses const&, AdjustmentClause const&);

std::string sentence_of(Liability const&);
std::string sentence_of(SettlementCycle const&);
std::string sentence_of(ExitClause const&);
std::string sentence_of(DataClause const&);
std::string penalty_cap_sentence(std::int64_t per_ten_thousand);
std::string tax_rounding_sentence(Rounding);

/// The heading of a part of the clauses. @param part  field of `Clauses`
std::string heading_of(std::string_view part);
/// What a clause says, in one text; "" when there is none with this number.
/// @param number  of a part that is no table 0
std::string text_of_clause(Clauses const&, std::string_view part, std::int64_t number);

}  // namespace agreement::service
