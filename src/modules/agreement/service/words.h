// Chinese words and amounts of clauses, as they stand on the paper.
#pragma once
#include <string>
#include <string_view>

#include "modules/agreement/agreement.h"

namespace agreement::service {

std::string chinese_of(Basis);
std::string chinese_of(Link);
std::string chinese_of(Way);
std::string chinese_of(Place);
std::string chinese_of(Incident);
std::string chinese_of(Measure);
std::string chinese_of(PromiseTable);
std::string chinese_of(Record);
/// Of an enumerator by its name, as exports show it; the name itself when there is no word.
std::string chinese_of(std::string_view name);
/// "0.35 元/件"; of a revenue share "12.5%".
std::string price_text(Basis, std::int64_t price);
/// "超过 10000 件 0.30 元/件".
std::string tier_text(Basis, TariffTier const&);
/// "9%" of 900.
std::string rate_text(std::int64_t per_ten_thousand);
/// "98%", or "30 分钟".
std::string target_text(Measure, std::int64_t target);
/// "一、三、五", "每日" when all.
std::string weekdays_text(std::int64_t bits);
/// "2026年11月24日".
std::string chinese_date(base::ServiceDate);

}  // namespace agreement::service
