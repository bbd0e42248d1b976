// Words of every kind of condition with its unit.
#include "modules/agreement/service/position_words.h"

#include <fmt/format.h>

#include <array>

#include "modules/agreement/service/position.h"
#include "modules/agreement/service/words.h"
#include "platform/documents/table.h"

namespace agreement::service {
namespace {

using platform::documents::yuan_text;
using rules::Condition;
using rules::ConditionKind;

constexpr std::array kKinds{"价格",     "时间窗", "邮量",     "服务水平", "赔偿限额",
                            "违约扣款", "奖励",   "合作期限", "付款期限", "其他约定"};
constexpr std::array kBases{"件", "千克", "袋", "趟", "线·月", "公里", "收入"};
constexpr std::array kLinks{"分拣", "运输", "交接", "末端"};
constexpr std::array kWays{"下行", "上行", "退回"};
constexpr std::array kPlaces{"县中心", "乡镇站", "村级站点"};
constexpr std::array kMeasures{"准班率", "到达准点率", "扫描率", "时限达成率",
                               "丢失率", "破损率",     "投诉率", "异常响应时长"};
constexpr std::array kIncidents{"晚点", "停班", "丢失", "漏扫", "封志破损", "达标", "未达标", "超时限"};

template <typename List, typename E>
char const* word(List const& words, E e) {
  return words[static_cast<std::size_t>(e)];
}

std::string percent(std::int64_t bp) { return fmt::format("{}.{:02}%", bp / 100, bp % 100); }

std::string clock_text(std::int64_t s) {
  constexpr std::int64_t day = 86'400;
  return (s > day ? "次日" : "") +
         base::to_text(base::ServiceTime{static_cast<std::int32_t>(s > day ? s - day : s)}).substr(0, 5);
}

/// Losses, damages, complaints and minutes are kept below, the others reached.
std::string level_text(Measure m, std::int64_t value) {
  if (m == Measure::answer_minutes) return fmt::format("不超过 {} 分钟", value);
  return (m >= Measure::lost ? "不高于 " : "不低于 ") + percent(value);
}

/// "3.50 元/袋"; with tiers "超额累进：3.50 元/袋，超过 2000 袋：3.00 元/袋；保底 20.00 元/月".
std::string prices_of(Condition const& c, rules::Position const& p) {
  auto const tiers = tiers_of(p);
  std::string out = tiers.size() == 1 ? "" : p.tier_mode == TierMode::whole ? "全额累进：" : "超额累进：";
  out += yuan_text(p.value) + " 元/" + word(kBases, c.basis);
  for (std::size_t i = 1; i < tiers.size(); ++i) out += "，" + tier_text(c.basis, tiers[i]);
  if (p.guarantee_li.value) out += "；保底 " + yuan_text(p.guarantee_li.value) + " 元/月";
  if (p.cap_li.value) out += "；封顶 " + yuan_text(p.cap_li.value) + " 元/月";
  return out;
}

std::string value_of(Condition const& c, rules::Position const& p) {
  switch (c.kind) {
    case ConditionKind::tariff:
      if (c.basis == Basis::revenue) return "收入的 " + percent(p.value);
      return prices_of(c, p);
    case ConditionKind::window:
      return clock_text(p.value) + " 至 " + clock_text(p.until);
    case ConditionKind::volume:
      return fmt::format("每月 {} {}", p.value, word(kBases, c.basis));
    case ConditionKind::service_level:
      return level_text(c.measure, p.value);
    case ConditionKind::liability_cap:
      return "每件不超过 " + yuan_text(p.value) + " 元";
    case ConditionKind::penalty:
    case ConditionKind::bonus:
      return "每次 " + yuan_text(p.value) + " 元";
    case ConditionKind::term:
      return fmt::format("{} 个月", p.value);
    case ConditionKind::payment:
      return fmt::format("结算截止后 {} 日内", p.value);
    case ConditionKind::free_text:
      break;
  }
  return p.text;
}

std::string detail_of(Condition const& c) {
  switch (c.kind) {
    case ConditionKind::tariff:
      return std::string{"（"} + word(kLinks, c.link) + "，按" + word(kBases, c.basis) + "）";
    case ConditionKind::window:
      return std::string{"（"} + word(kLinks, c.link) + "，" + word(kWays, c.way) + "，" +
             word(kPlaces, c.place) + "）";
    case ConditionKind::service_level:
      return std::string{"（"} + word(kMeasures, c.measure) + "）";
    case ConditionKind::penalty:
    case ConditionKind::bonus:
      return std::string{"（"} + word(kIncidents, c.incident) + "）";
    default:
      return "";
  }
}

}  // namespace

std::string words_of(Condition const& c) { return word(kKinds, c.kind) + detail_of(c) + "：" + c.name; }

std::string words_of(Condition const& c, rules::Position const& p) {
  auto const value = value_of(c, p);
  return c.kind == ConditionKind::free_text || p.text.empty() ? value : value + "（" + p.text + "）";
}

}  // namespace agreement::service
