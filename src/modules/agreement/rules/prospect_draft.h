// What an agreement says at first: the conditions of the talks become its clauses.
#pragma once
#include <span>

#include "modules/agreement/rules/position.h"

namespace agreement::rules {

/// Clauses of a first draft. Where both sides say the same, that; where they differ, what we say, and a free
/// text names what is left to be settled, so that nobody overlooks it. Numbers are given in the order of the
/// conditions.
/// @pre both sides have stated their position on everything that is talked about (check_matrix)
/// @param words  a condition and a position in words
Clauses clauses_of(std::span<MatrixRow const>, std::string (*name)(Condition const&),
                   std::string (*words)(Condition const&, Position const&), TiersOf = one_price);

/// Last day of an agreement from that day on, by the term that was talked about; twelve months where none
/// was.
base::ServiceDate last_day_of(std::span<MatrixRow const>, base::ServiceDate from_day);

}  // namespace agreement::rules
