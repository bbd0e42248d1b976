// What an agreement says at first: the conditions of the talks become its clauses.
#pragma once
#include <span>

#include "modules/agreement/rules/position.h"

namespace agreement::rules {

/// Clauses of a first draft. Where both sides say the same, that; where they differ, what we say, and a free
/// text names what is left to be settled, so that nobody overlooks it. Numbers are given in the order of the
/// conditions.
/// @pre both sides have stated their position on everything that is talked about (check_matrix)
/// Prices are talked about without tax; the rate is the usual one of the part of the way (9 % transport, 6 %
/// what belongs to it), for legal review to confirm.
/// @param us     which party we are: the payer is 甲方 in an agreement, whoever was named first in the talks
/// @param words  a condition and a position in words
Clauses clauses_of(std::span<MatrixRow const>, Party us, std::string (*name)(Condition const&),
                   std::string (*words)(Condition const&, Position const&), TiersOf = one_price);

/// Last day of an agreement from that day on, by the term that was talked about; twelve months where none
/// was.
base::ServiceDate last_day_of(std::span<MatrixRow const>, base::ServiceDate from_day);

}  // namespace agreement::rules
