// Lays the clauses out on pages.
#include "modules/agreement/service/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "modules/agreement/rules/redline.h"
#include "modules/agreement/service/clause_text.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/version.h"
#include "modules/org/face/names.h"
#include "platform/documents/page.h"
#include "platform/documents/signature_field.h"

namespace agreement::service {
namespace {

namespace documents = platform::documents;
using documents::Box;
using rules::Version;

constexpr double kMargin = 20, kWidth = 210 - 2 * kMargin, kBottom = 297 - 22, kSeal = 26;

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
    for (auto const& [party, x, role, name] :
         {std::tuple{Party::payer, kMargin, "甲方（付款方）", payer},
          std::tuple{Party::payee, kMargin + half + 6, "乙方（收款方）", payee}}) {
      Box const box{x, y_, half, 40};
      document_.frame(box);
      document_.text({x + 3, y_ + 2, half - 6, 6}, role, {.size_pt = 10, .weight = documents::Weight::bold});
      document_.text({x + 3, y_ + 8, half - 6, 12}, name, {.size_pt = 10.5, .fit = documents::Fit::wrap});
      document_.text({x + 3, y_ + 21, half - 6 - kSeal, 17},
                     "电子签章在本文件内（PAdES），可用 PDF 阅读器或系统“验签”页核对。",
                     {.size_pt = 8.5, .fit = documents::Fit::wrap, .ink = documents::Ink::grey});
      fields_.push_back(
          {seal_field(party), {box.right() - kSeal - 2, box.bottom() - kSeal - 2, kSeal, kSeal}});
    }
    y_ += 44;
  }
  std::string finish() {
    auto drawn = document_.finish();
    return drawn + documents::add_signature_fields(drawn, fields_);
  }

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
  std::vector<documents::SignatureField> fields_;
  double y_{};
  std::size_t headings_{};
  int pages_{};
};

template <typename Clause>
std::vector<Cells> rows_of(std::vector<Clause> const& table) {
  std::vector<Cells> out;
  for (auto const& c : table) out.push_back(cells_of(c));
  return out;
}

template <typename Clause>
void draw_table(Sheet& sheet, char const* part, std::vector<double> const& shares, Cells const& head,
                std::vector<Clause> const& table) {
  if (table.empty()) return;
  sheet.heading(heading_of(part));
  sheet.table(shares, head, rows_of(table));
}

void draw_money(Sheet& sheet, Clauses const& c) {
  draw_table(sheet, "tariff", {0.06, 0.18, 0.11, 0.2, 0.2, 0.25},
             {"编号", "项目", "计价方式", "适用范围", "单价", "约定"}, c.tariff);
  draw_table(sheet, "adjustments", {0.08, 0.3, 0.16, 0.26, 0.2}, {"编号", "事项", "类别", "金额", "结算方式"},
             c.adjustments);
  if (c.penalty_cap && !c.adjustments.empty()) sheet.text(penalty_cap_sentence(c.penalty_cap));
}

void draw_promises(Sheet& sheet, Clauses const& c) {
  draw_table(sheet, "windows", {0.08, 0.16, 0.16, 0.2, 0.22, 0.18},
             {"编号", "环节", "方向", "地点", "时间", "日期"}, c.windows);
  draw_table(sheet, "service_levels", {0.08, 0.36, 0.2, 0.36}, {"编号", "指标", "标准", "说明"},
             c.service_levels);
  draw_table(sheet, "kpis", {0.08, 0.42, 0.25, 0.25}, {"编号", "指标", "目标", "权重"}, c.kpis);
}

void draw_settling(Sheet& sheet, Clauses const& c) {
  sheet.heading(heading_of("liability"));
  sheet.text(sentence_of(c.liability));
  sheet.heading(heading_of("cycle"));
  sheet.text(sentence_of(c.cycle));
  sheet.text(tax_rounding_sentence(c.tax_rounding));
}

void draw_ending(Sheet& sheet, Clauses const& c) {
  draw_table(sheet, "duties", {0.08, 0.56, 0.14, 0.22}, {"编号", "事项", "责任方", "期限"}, c.duties);
  sheet.heading(heading_of("data"));
  sheet.text(sentence_of(c.data));
  sheet.heading(heading_of("exit"));
  sheet.text(sentence_of(c.exit));
}

/// What a supplement changes, clause by clause, before the whole of what holds from then on.
void draw_changes(Sheet& sheet, Version const& before, Clauses const& now) {
  auto const old = clauses_of(before);
  std::vector<Cells> rows;
  for (auto const& c : rules::compare(old, now)) {
    auto const said = [&c](Clauses const& of) {
      auto const text = text_of_clause(of, c.table, c.number);
      return text.empty() ? std::string{"无"} : text;
    };
    rows.push_back(
        {heading_of(c.table) + (c.number ? fmt::format(" 第 {} 条", c.number) : ""), said(old), said(now)});
  }
  sheet.heading(fmt::format("修订内容（与第 {} 版对照）", before.edition));
  if (rows.empty()) return sheet.text("条款没有变化，仅调整期限。");
  sheet.table({0.2, 0.4, 0.4}, {"条款", "原约定", "现约定"}, rows);
}

/// The sealed version that this one follows.
std::optional<Version> version_before(Tx& tx, base::Region region, Held const& h) {
  std::optional<Version> out;
  for (auto const& v : store::list_versions(tx, region, h.agreement.id))
    if (v.edition < h.version.edition && rules::is_sealed(v) && (!out || out->edition < v.edition)) out = v;
  return out;
}

}  // namespace

std::string seal_field(Party party) { return base::to_name(party); }

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
  if (auto const before = version_before(tx, region, h)) {
    sheet.text("补充原因：" + h.version.reason +
               "\n自生效日起，未修订的条款继续有效；修订后的全部条款附后。");
    draw_changes(sheet, *before, clauses);
  }
  draw_money(sheet, clauses);
  draw_promises(sheet, clauses);
  draw_settling(sheet, clauses);
  draw_ending(sheet, clauses);
  for (auto const& t : clauses.texts) {
    sheet.heading(t.heading);
    sheet.text(t.body);
  }
  sheet.seals(payer, payee);
  return sheet.finish();
}

}  // namespace agreement::service
