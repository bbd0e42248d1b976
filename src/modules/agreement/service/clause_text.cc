// Words of each kind of clause.
#include "modules/agreement/service/clause_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "modules/agreement/service/words.h"
#include "platform/documents/table.h"

namespace agreement::service {
namespace {

using platform::documents::yuan_text;

std::string scope_text(TariffClause const& c) {
  std::string out = chinese_of(c.link);
  if (c.line) out += "；线路 " + c.line_code;
  if (c.product) out += fmt::format("；邮件种类 {}", c.product);
  if (c.way) out += "；" + chinese_of(*c.way);
  if (c.place) out += "；" + chinese_of(*c.place);
  if (c.above_g.value || c.up_to_g.value)
    out += fmt::format("；{}克以上{}", c.above_g.value,
                       c.up_to_g.value ? fmt::format("至{}克", c.up_to_g.value) : std::string{});
  return out;
}

std::string terms_text(TariffClause const& c) {
  std::string out = c.tiers.size() > 1 ? (c.tier_mode == TierMode::whole ? "全额累进" : "超额累进") : "";
  auto const add = [&out](std::string const& t) { out += (out.empty() ? "" : "；") + t; };
  if (c.step > 1) add(fmt::format("数量按 {} 进位", c.step));
  if (c.guarantee_li.value) add("保底 " + yuan_text(c.guarantee_li.value) + " 元/期");
  if (c.cap_li.value) add("封顶 " + yuan_text(c.cap_li.value) + " 元/期");
  if (c.by_days) add("按天折算");
  add(c.rounding == Rounding::per_line ? "逐笔四舍五入" : "合计四舍五入");
  add(fmt::format("{}税 {}", c.tax_included ? "含" : "不含", rate_text(c.tax_rate)));
  return out;
}

/// A promise by its table and number, as the paper counts it.
std::string incident_text(AdjustmentClause const& c) {
  auto const incident = chinese_of(c.incident);
  return c.promise ? fmt::format("{}（{} {}）", incident, chinese_of(*c.promise), c.promise_number)
                   : incident;
}

/// Where it is read, where that is not plain from what is measured.
template <typename Target>
std::string measured_text(Target const& c) {
  auto out = chinese_of(c.measure);
  if (c.record != Record::service) out += "（取自" + chinese_of(c.record) + "）";
  return out;
}

template <typename Target>
std::string promised_text(std::vector<Target> const& table, std::int64_t number) {
  auto const at = std::ranges::find(table, number, &Target::number);
  if (at == table.end()) return {};
  return "：" + measured_text(*at) + " " + target_text(at->measure, at->target);
}

template <typename Clause>
std::string text_of_row(std::vector<Clause> const& table, std::int64_t number) {
  auto const at = std::ranges::find(table, number, &Clause::number);
  if (at == table.end()) return {};
  std::string out;
  auto const cells = cells_of(*at);
  for (auto cell = cells.begin() + 1; cell != cells.end(); ++cell)
    if (!cell->empty()) out += (out.empty() ? "" : "；") + *cell;
  std::ranges::replace(out, '\n', ' ');
  return out;
}

}  // namespace

std::string name_text(Clauses const& all, AdjustmentClause const& c) {
  if (!c.promise) return {};
  auto const promised = *c.promise == PromiseTable::kpi ? promised_text(all.kpis, c.promise_number)
                        : *c.promise == PromiseTable::service_level
                            ? promised_text(all.service_levels, c.promise_number)
                            : std::string{};
  return fmt::format("{}（{} {}{}）", chinese_of(c.incident), chinese_of(*c.promise), c.promise_number,
                     promised);
}

Cells cells_of(TariffClause const& c) {
  std::string prices;
  for (auto const& tier : c.tiers) prices += (prices.empty() ? "" : "\n") + tier_text(c.basis, tier);
  return {std::to_string(c.number), c.name, chinese_of(c.basis), scope_text(c), prices, terms_text(c)};
}
Cells cells_of(AdjustmentClause const& c) {
  return {std::to_string(c.number), incident_text(c), c.each_li.value < 0 ? "扣款" : "奖励",
          yuan_text(std::abs(c.each_li.value)) + " 元/次", c.in_invoice ? "计入发票" : "发票外结算"};
}
Cells cells_of(WindowClause const& c) {
  return {std::to_string(c.number),
          chinese_of(c.link),
          chinese_of(c.way),
          chinese_of(c.place),
          base::to_text(c.from).substr(0, 5) + "–" + base::to_text(c.until).substr(0, 5),
          weekdays_text(c.weekdays)};
}
Cells cells_of(ServiceLevel const& c) {
  return {std::to_string(c.number), measured_text(c), target_text(c.measure, c.target), c.note};
}
Cells cells_of(KpiTarget const& c) {
  return {std::to_string(c.number), measured_text(c), target_text(c.measure, c.target), rate_text(c.weight)};
}
Cells cells_of(DutyClause const& c) {
  return {std::to_string(c.number), c.title, c.bearer == Party::payer ? "甲方" : "乙方",
          base::to_text(c.due_day)};
}
Cells cells_of(TextClause const& c) { return {std::to_string(c.number), c.heading, c.body}; }

std::string sentence_of(Liability const& l) {
  return fmt::format(
      "未保价邮件的赔偿以所付资费的 {} 倍为限{}{}。", l.times_postage,
      l.cap_per_item_li.value ? "；每件最高 " + yuan_text(l.cap_per_item_li.value) + " 元" : "",
      l.cap_per_month_li.value ? "；一方每月最高 " + yuan_text(l.cap_per_month_li.value) + " 元" : "");
}
std::string sentence_of(SettlementCycle const& c) {
  auto const cutoff = c.cutoff_day ? fmt::format("{} 日", c.cutoff_day) : std::string{"月末"};
  return fmt::format("按月结算，每月{}截止；截止后 {} 日内出具结算单，{} 日内双方确认，{} 日内付款。", cutoff,
                     c.draft_by_days, c.confirm_by_days, c.pay_by_days);
}
std::string sentence_of(ExitClause const& c) {
  return fmt::format(
      "任何一方提前终止须提前 {} {}书面通知{}；违约方自收到通知起 {} 日内改正；终止后 {} 日内结清款项{}。",
      c.notice_months ? c.notice_months : c.notice_days, c.notice_months ? "个月" : "日",
      c.end_of_month ? "，并终止于月末" : "", c.cure_days, c.settle_within_days,
      c.hand_back_within_days ? fmt::format("，{} 日内归还设备和资料", c.hand_back_within_days) : "");
}
std::string sentence_of(DataClause const& c) {
  return fmt::format(
      "对方数据保存 {} 日，协议终止后 {} 日内删除；发生泄露须在 {} 小时内通知对方。可否向第三方提供：{}。",
      c.retention_days, c.delete_within_days, c.report_breach_within_hours, c.may_pass_on ? "是" : "否");
}
std::string penalty_cap_sentence(std::int64_t cap) {
  return cap ? fmt::format("每期扣款总额不超过当期费用的 {}。", rate_text(cap)) : "每期扣款总额不设上限。";
}
std::string tax_rounding_sentence(Rounding r) {
  return r == Rounding::per_line ? "税额逐笔四舍五入到分。" : "税额按合计四舍五入到分。";
}

std::string heading_of(std::string_view part) {
  static constexpr std::pair<std::string_view, char const*> kHeadings[] = {
      {"tariff", "费用与计价"},    {"adjustments", "违约扣款与奖励"},
      {"penalty_cap", "扣款上限"}, {"tax_rounding", "税额取整"},
      {"windows", "时限"},         {"service_levels", "服务标准"},
      {"kpis", "考核指标"},        {"liability", "责任与赔偿"},
      {"cycle", "结算"},           {"exit", "退出"},
      {"data", "数据与保密"},      {"duties", "履约事项"},
      {"texts", "其他约定"}};
  for (auto const& [name, heading] : kHeadings)
    if (name == part) return heading;
  return std::string{part};
}

std::string text_of_clause(Clauses const& c, std::string_view part, std::int64_t number) {
  if (part == "tariff") return text_of_row(c.tariff, number);
  if (part == "adjustments") return text_of_row(c.adjustments, number);
  if (part == "windows") return text_of_row(c.windows, number);
  if (part == "service_levels") return text_of_row(c.service_levels, number);
  if (part == "kpis") return text_of_row(c.kpis, number);
  if (part == "duties") return text_of_row(c.duties, number);
  if (part == "texts") return text_of_row(c.texts, number);
  if (part == "liability") return sentence_of(c.liability);
  if (part == "cycle") return sentence_of(c.cycle);
  if (part == "exit") return sentence_of(c.exit);
  if (part == "data") return sentence_of(c.data);
  if (part == "penalty_cap") return penalty_cap_sentence(c.penalty_cap);
  return part == "tax_rounding" ? tax_rounding_sentence(c.tax_rounding) : std::string{};
}

}  // namespace agreement::service
