// Lays the clauses out on pages.
#include "modules/agreement/service/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "modules/agreement/service/terms.h"
#include "modules/agreement/service/words.h"
#include "modules/org/face/names.h"
#include "platform/documents/page.h"
#include "platform/documents/table.h"

namespace agreement::service {
namespace {

namespace documents = platform::documents;
using documents::Box;
using documents::yuan_text;
using Cells = std::vector<std::string>;

constexpr double kMargin = 20, kWidth = 210 - 2 * kMargin, kBottom = 297 - 22;

std::string yes(bool b) { return b ? "是" : "否"; }

/// Text and tables from top to bottom, over any number of pages.
class Sheet {
 public:
  explicit Sheet(std::string const& number) : number_{number}, document_{number} { turn(); }

  void title(std::string const& text) {
    paragraph(text, {.size_pt = 20, .weight = documents::Weight::bold, .align = documents::Align::centre});
    y_ += 3;
  }
  void heading(std::string const& text) {
    static constexpr char const* kNumerals[] = {"一", "二", "三",   "四",   "五",   "六",   "七",  "八",
                                                "九", "十", "十一", "十二", "十三", "十四", "十五"};
    auto const at = std::min<std::size_t>(headings_++, std::size(kNumerals) - 1);
    room(16);
    y_ += 3;
    paragraph(fmt::format("{}、{}", kNumerals[at], text), {.size_pt = 12, .weight = documents::Weight::bold});
  }
  void text(std::string const& t) { paragraph(t, {.size_pt = 10.5}); }

  /// @param shares  of the width, a cell each
  void table(std::vector<double> const& shares, Cells const& head, std::vector<Cells> const& rows) {
    row(shares, head, documents::Weight::bold);
    for (auto const& r : rows) row(shares, r, documents::Weight::normal);
    y_ += 2;
  }

  void seals(std::string const& payer, std::string const& payee) {
    room(52);
    y_ += 4;
    auto const half = kWidth / 2 - 3;
    for (auto const& [x, role, name] : {std::tuple{kMargin, "甲方（付款方）", payer},
                                        std::tuple{kMargin + half + 6, "乙方（收款方）", payee}}) {
      Box const box{x, y_, half, 40};
      document_.frame(box);
      document_.text({x + 3, y_ + 2, half - 6, 6}, role, {.size_pt = 10, .weight = documents::Weight::bold});
      document_.text({x + 3, y_ + 8, half - 6, 12}, name, {.size_pt = 10.5, .fit = documents::Fit::wrap});
      document_.text({x + 3, y_ + 24, half - 6, 14},
                     "电子签章：见随附的签名文件（CMS），可在系统“验签”页核对。",
                     {.size_pt = 8.5, .fit = documents::Fit::wrap, .ink = documents::Ink::grey});
    }
    y_ += 44;
  }
  std::string finish() { return document_.finish(); }

 private:
  void turn() {
    document_.add_page(documents::kA4);
    document_.text({kMargin, 284, kWidth, 5}, fmt::format("{} · 第 {} 页", number_, ++pages_),
                   {.size_pt = 8, .align = documents::Align::centre, .ink = documents::Ink::grey});
    y_ = kMargin;
  }
  void room(double height) {
    if (y_ + height > kBottom) turn();
  }
  /// A paragraph of one line after the other, so that a long one goes on on the next page.
  void paragraph(std::string const& whole, documents::TextStyle style) {
    style.fit = documents::Fit::wrap;
    style.across = documents::Across::top;
    for (std::size_t from = 0; from <= whole.size();) {
      auto const end = std::min(whole.find('\n', from), whole.size());
      auto const part = whole.substr(from, end - from);
      auto const height = part.empty() ? 4 : document_.height_of(part, kWidth, style) + 0.5;
      room(height);
      document_.text({kMargin, y_, kWidth, height}, part, style);
      y_ += height + 1;
      from = end + 1;
    }
  }
  void row(std::vector<double> const& shares, Cells const& cells, documents::Weight weight) {
    documents::TextStyle const style{.size_pt = 9, .weight = weight, .fit = documents::Fit::wrap};
    double height = 6;
    for (std::size_t i = 0; i < shares.size(); ++i)
      height = std::max(height, document_.height_of(cells[i], shares[i] * kWidth - 2, style) + 2);
    room(height);
    auto x = kMargin;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      Box const box{x, y_, shares[i] * kWidth, height};
      document_.frame(box, 0.15);
      document_.text({box.x + 1, box.y + 0.8, box.width - 2, box.height - 1.6}, cells[i], style);
      x += box.width;
    }
    y_ += height;
  }

  std::string number_;
  documents::Document document_;
  double y_{};
  std::size_t headings_{};
  int pages_{};
};

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

void draw_tariff(Sheet& sheet, Clauses const& c) {
  sheet.heading("费用与计价");
  std::vector<Cells> rows;
  for (auto const& t : c.tariff) {
    std::string prices;
    for (auto const& tier : t.tiers) prices += (prices.empty() ? "" : "\n") + tier_text(t.basis, tier);
    rows.push_back(
        {std::to_string(t.number), t.name, chinese_of(t.basis), scope_text(t), prices, terms_text(t)});
  }
  sheet.table({0.06, 0.18, 0.11, 0.2, 0.2, 0.25}, {"编号", "项目", "计价方式", "适用范围", "单价", "约定"},
              rows);
  if (c.adjustments.empty()) return;
  sheet.heading("违约扣款与奖励");
  rows.clear();
  for (auto const& a : c.adjustments)
    rows.push_back({std::to_string(a.number), chinese_of(a.incident), a.each_li.value < 0 ? "扣款" : "奖励",
                    yuan_text(std::abs(a.each_li.value)) + " 元/次",
                    a.in_invoice ? "计入发票" : "发票外结算"});
  sheet.table({0.08, 0.3, 0.16, 0.26, 0.2}, {"编号", "事项", "类别", "金额", "结算方式"}, rows);
  if (c.penalty_cap) sheet.text(fmt::format("每期扣款总额不超过当期费用的 {}。", rate_text(c.penalty_cap)));
}

void draw_promises(Sheet& sheet, Clauses const& c) {
  std::vector<Cells> rows;
  for (auto const& w : c.windows)
    rows.push_back({std::to_string(w.number), chinese_of(w.link), chinese_of(w.way), chinese_of(w.place),
                    base::to_text(w.from).substr(0, 5) + "–" + base::to_text(w.until).substr(0, 5),
                    weekdays_text(w.weekdays)});
  if (!rows.empty()) {
    sheet.heading("时限");
    sheet.table({0.08, 0.16, 0.16, 0.2, 0.22, 0.18}, {"编号", "环节", "方向", "地点", "时间", "日期"}, rows);
  }
  rows.clear();
  for (auto const& s : c.service_levels)
    rows.push_back(
        {std::to_string(s.number), chinese_of(s.measure), target_text(s.measure, s.target), s.note});
  if (!rows.empty()) {
    sheet.heading("服务标准");
    sheet.table({0.08, 0.36, 0.2, 0.36}, {"编号", "指标", "标准", "说明"}, rows);
  }
  rows.clear();
  for (auto const& k : c.kpis)
    rows.push_back({std::to_string(k.number), chinese_of(k.measure), target_text(k.measure, k.target),
                    rate_text(k.weight)});
  if (rows.empty()) return;
  sheet.heading("考核指标");
  sheet.table({0.08, 0.42, 0.25, 0.25}, {"编号", "指标", "目标", "权重"}, rows);
}

void draw_liability(Sheet& sheet, Clauses const& c) {
  sheet.heading("责任与赔偿");
  auto const& l = c.liability;
  sheet.text(fmt::format(
      "未保价邮件的赔偿以所付资费的 {} 倍为限{}{}。", l.times_postage,
      l.cap_per_item_li.value ? "；每件最高 " + yuan_text(l.cap_per_item_li.value) + " 元" : "",
      l.cap_per_month_li.value ? "；一方每月最高 " + yuan_text(l.cap_per_month_li.value) + " 元" : ""));
}

void draw_duties(Sheet& sheet, Clauses const& c) {
  if (c.duties.empty()) return;
  sheet.heading("履约事项");
  std::vector<Cells> rows;
  for (auto const& d : c.duties)
    rows.push_back({std::to_string(d.number), d.title, d.bearer == Party::payer ? "甲方" : "乙方",
                    base::to_text(d.due_day)});
  sheet.table({0.08, 0.56, 0.14, 0.22}, {"编号", "事项", "责任方", "期限"}, rows);
}

void draw_settling(Sheet& sheet, Clauses const& c) {
  sheet.heading("结算");
  auto const cutoff = c.cycle.cutoff_day ? fmt::format("{} 日", c.cycle.cutoff_day) : std::string{"月末"};
  sheet.text(fmt::format("按月结算，每月{}截止；截止后 {} 日内出具结算单，{} 日内双方确认，{} 日内付款。",
                         cutoff, c.cycle.draft_by_days, c.cycle.confirm_by_days, c.cycle.pay_by_days));
  sheet.text(c.tax_rounding == Rounding::per_line ? "税额逐笔四舍五入到分。" : "税额按合计四舍五入到分。");
}

void draw_ending(Sheet& sheet, Clauses const& c) {
  sheet.heading("数据与保密");
  sheet.text(fmt::format(
      "对方数据保存 {} 日，协议终止后 {} 日内删除；发生泄露须在 {} 小时内通知对方。可否向第三方提供：{}。",
      c.data.retention_days, c.data.delete_within_days, c.data.report_breach_within_hours,
      yes(c.data.may_pass_on)));
  sheet.heading("退出");
  sheet.text(fmt::format(
      "任何一方提前终止须提前 {} 日书面通知；违约方自收到通知起 {} 日内改正；终止后 {} 日内结清款项。",
      c.exit.notice_days, c.exit.cure_days, c.exit.settle_within_days));
}

}  // namespace

std::string render_paper(Tx& tx, base::Region region, Held const& h) {
  org::Names names{tx, region, org::NameForm::full};
  auto const clauses = clauses_of(h.version);
  auto const& payer = names.of(h.agreement.payer);
  auto const& payee = names.of(h.agreement.payee);
  Sheet sheet{fmt::format("{} 第 {} 版", h.agreement.number, h.version.edition)};
  sheet.title(h.version.edition == 1 ? h.agreement.title : h.agreement.title + "（补充协议）");
  sheet.text(fmt::format("协议编号：{}（第 {} 版）\n甲方（付款方）：{}\n乙方（收款方）：{}\n有效期：{} 至 {}",
                         h.agreement.number, h.version.edition, payer, payee,
                         base::to_text(h.version.from_day), base::to_text(h.version.until_day)));
  if (h.version.edition > 1)
    sheet.text("补充原因：" + h.version.reason + "\n自生效日起，以下条款替代此前版本的全部条款。");
  draw_tariff(sheet, clauses);
  draw_promises(sheet, clauses);
  draw_liability(sheet, clauses);
  draw_settling(sheet, clauses);
  draw_duties(sheet, clauses);
  draw_ending(sheet, clauses);
  for (auto const& t : clauses.texts) {
    sheet.heading(t.heading);
    sheet.text(t.body);
  }
  sheet.seals(payer, payee);
  return sheet.finish();
}

}  // namespace agreement::service
