// Words by enumerator, in their order.
#include "modules/agreement/service/words.h"

#include <fmt/format.h>

#include <utility>

#include "platform/documents/table.h"

namespace agreement::service {
namespace {

template <typename E, std::size_t N>
std::string pick(char const* const (&words)[N], E e) {
  return words[static_cast<std::size_t>(e)];
}

constexpr char const* kUnits[] = {"件", "千克", "袋", "趟", "月", "公里", ""};

/// A quantity of a basis in the unit that a price is for.
std::string quantity_text(Basis b, std::int64_t quantity) {
  auto const thousands = b == Basis::kg || b == Basis::km || b == Basis::revenue;
  auto text =
      thousands ? fmt::format("{:g}", static_cast<double>(quantity) / 1000.0) : std::to_string(quantity);
  return text + ' ' + (b == Basis::revenue ? "元" : b == Basis::line_month ? "日" : pick(kUnits, b));
}

}  // namespace

std::string chinese_of(Basis b) {
  return pick({"按件", "按重量", "按袋", "按趟", "线路包月", "按里程", "收入分成"}, b);
}
std::string chinese_of(Link l) { return pick({"分拣", "运输", "交接", "末端"}, l); }
std::string chinese_of(Way w) { return pick({"下行", "上行", "退回"}, w); }
std::string chinese_of(Place p) { return pick({"县级中心", "乡镇站", "村级站点"}, p); }
std::string chinese_of(Incident i) {
  return pick(
      {"班次晚点", "班次缺失", "邮件丢失", "漏扫描", "封志破损", "指标达成", "指标未达成", "超出时限窗口"},
      i);
}
std::string chinese_of(Measure m) {
  return pick({"准班率", "到达准点率", "扫描率", "时限达成率", "丢失率不高于", "破损率不高于", "投诉率不高于",
               "异常响应时长不超过"},
              m);
}

std::string chinese_of(PromiseTable t) { return pick({"时限窗口", "服务标准", "考核指标"}, t); }
std::string chinese_of(Record r) { return pick({"客户服务记录", "验单", "赔偿单", "结算争议"}, r); }

std::string chinese_of(std::string_view name) {
  constexpr std::pair<std::string_view, char const*> kWords[] = {{"draft", "草稿"},
                                                                 {"in_review", "审批中"},
                                                                 {"approved", "已批准"},
                                                                 {"signing", "签署中"},
                                                                 {"sealed", "已签署待生效"},
                                                                 {"in_force", "生效中"},
                                                                 {"superseded", "已被替代"},
                                                                 {"ended", "已终止"},
                                                                 {"withdrawn", "已作废"},
                                                                 {"unfulfilled", "未履行"},
                                                                 {"partly", "部分履行"},
                                                                 {"fulfilled", "已履行"},
                                                                 {"lapsed", "已失效"},
                                                                 {"true", "是"},
                                                                 {"false", "否"}};
  for (auto const& [known, word] : kWords)
    if (known == name) return word;
  return std::string{name};
}

std::string price_text(Basis b, std::int64_t price) {
  if (b == Basis::revenue) return rate_text(price);
  return platform::documents::yuan_text(price) + " 元/" + pick(kUnits, b);
}

std::string tier_text(Basis b, TariffTier const& t) {
  if (t.above == 0) return price_text(b, t.price);
  return "超过 " + quantity_text(b, t.above) + "：" + price_text(b, t.price);
}

std::string rate_text(std::int64_t r) { return fmt::format("{:g}%", static_cast<double>(r) / 100.0); }

std::string target_text(Measure m, std::int64_t target) {
  return m == Measure::answer_minutes ? std::to_string(target) + " 分钟" : rate_text(target);
}

std::string weekdays_text(std::int64_t bits) {
  constexpr char const* kDays[] = {"一", "二", "三", "四", "五", "六", "日"};
  if (bits == 127) return "每日";
  std::string out{"周"};
  for (int d = 0; d < 7; ++d)
    if (bits >> d & 1) out += (out.size() > 3 ? "、" : "") + std::string{kDays[d]};
  return out;
}

std::string chinese_date(base::ServiceDate d) {
  return fmt::format("{}年{}月{}日", d.yyyymmdd / 10'000, d.yyyymmdd / 100 % 100, d.yyyymmdd % 100);
}

}  // namespace agreement::service
