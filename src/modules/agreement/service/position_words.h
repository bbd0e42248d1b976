// Conditions and positions in Chinese, as papers say them.
#pragma once
#include <string>

#include "modules/agreement/rules/position.h"

namespace agreement::service {

/// "运输价格（按件）：县到乡总包运输".
std::string words_of(rules::Condition const&);
/// "0.45 元/件", "08:00 至 10:00", "98.50%"; with the reservation in brackets.
std::string words_of(rules::Condition const&, rules::Position const&);

}  // namespace agreement::service
