// Rows of conditions, of positions on them, and of letters of intent.
#pragma once
#include <vector>

#include "modules/agreement/rules/position.h"

namespace agreement::store {

void insert_condition(Tx&, base::Region, rules::Condition const&);
/// @errors changed_meanwhile
base::Outcome save_condition(Tx&, base::Region, rules::Condition const&);
/// @errors condition_unknown (also of another prospect)
base::Result<rules::Condition> get_condition(Tx&, base::Region, rules::ProspectId, rules::ConditionId);
/// In order.
std::vector<rules::Condition> list_conditions(Tx&, base::Region, rules::ProspectId);

void insert_position(Tx&, base::Region, rules::Position const&);
/// In the order in which they were stated.
std::vector<rules::Position> list_positions(Tx&, base::Region, rules::ProspectId);

void insert_letter(Tx&, base::Region, rules::Letter const&);
/// @errors letter_unknown (also of another prospect)
base::Result<rules::Letter> get_letter(Tx&, base::Region, rules::ProspectId, rules::LetterId);
/// Newest first.
std::vector<rules::Letter> list_letters(Tx&, base::Region, rules::ProspectId);
/// Letters of all prospects whose number begins so.
std::int64_t count_letters(Tx&, base::Region, std::string const& beginning);

}  // namespace agreement::store
